"""The help on the keys."""

from app_driver import entry, fill, painted, run

from prtcheck.core.check_in import Cause


async def test_every_screen_has_its_keys_behind_a_question_mark(context):
    fill(context, entry(0, causes=(Cause("x"),)))
    for keys in ((), ("h",), ("t",), ("w",), ("c",)):
        lines = await run(context, *keys, "f1", then=painted)
        assert any("Esc  " in line or "Esc q" in line or "q Esc" in line for line in lines)
