"""What two rows of figures tell: medians, their ratio, and how far it strays from pair to pair."""

from dataclasses import dataclass
from statistics import median, quantiles


@dataclass(frozen=True, slots=True)
class Pairs:
    """The figures of a job and of its floor, taken in turns: the nth of both belong together."""

    job: tuple[float, ...]
    floor: tuple[float, ...]

    def __post_init__(self) -> None:
        if not self.job or len(self.job) != len(self.floor):
            raise ValueError("a job and its floor are measured equally often, at least once")

    @property
    def job_median(self) -> float:
        return median(self.job)

    @property
    def floor_median(self) -> float:
        return median(self.floor)

    @property
    def ratio(self) -> float:
        """The ratio of the medians."""
        return self.job_median / self.floor_median

    @property
    def difference(self) -> float:
        """What the job takes beyond its floor, by the medians."""
        return self.job_median - self.floor_median

    @property
    def spread(self) -> tuple[float, float]:
        """The quartiles of the pairs' own ratios."""
        ratios = [job / floor for job, floor in zip(self.job, self.floor, strict=True)]
        if len(ratios) == 1:
            return ratios[0], ratios[0]
        lower, _, upper = quantiles(ratios, n=4, method="inclusive")
        return lower, upper
