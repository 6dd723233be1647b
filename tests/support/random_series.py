"""Made-up series of ratings of the kinds that statistics stumble over, by their seed."""

import random


def random_series(seed):
    """Days with gaps, at a floor, constant, or of two values, by turns; and a day among them."""
    source = random.Random(seed)
    kind = seed % 4
    level = [4.5, 1.2, 4.0, 3.0][kind]
    spread = [1.5, 1.2, 0.0, 0.0][kind]
    days = [
        min(10, max(0, round(source.gauss(level, spread))))
        for _ in range(source.randrange(60, 420))
    ]
    if kind == 3:
        days = [source.choice((3, 4)) for _ in days]
    values = [None if source.random() < 0.2 else day for day in days]
    return values, source.randrange(28, len(values) - 28)
