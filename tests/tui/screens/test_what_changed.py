"""The charts on their screen."""

from app_driver import entry, fill, painted, settled, shown

from prtcheck.tui.app import PrtcheckApp


async def test_trends_change_span_and_metric_and_fit_the_window(context):
    fill(context, *(entry(n, pain=n % 10, fear=3, activities=("walk",)) for n in range(100)))
    app = PrtcheckApp(context)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("t")
        await settled(pilot)
        assert "30 days" in shown(app, "#page")
        await pilot.press("2", "f")
        await settled(pilot)
        text = shown(app, "#page")
        assert "90 days" in text
        assert "Fear of movement: 90 of 90 days answered" in text
        assert "Pain" not in text
        assert painted(app)[-1].endswith("p f c v Pain, fear, causes, activities")
        await pilot.resize_terminal(50, 20)
        await settled(pilot)
        assert max(map(len, shown(app, "#page").splitlines())) <= 50
