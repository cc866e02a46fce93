from hosting import hosted, screen_lines

from tui.widgets.filter_field import FilterField


async def test_a_long_line_is_scrolled_to_where_is_typed():
    field = FilterField(compact=True)
    async with hosted(field, size=(20, 4)) as (pilot, _):
        typed = "abcdefghijklmnopqrstuvwxyz"
        await pilot.press(*typed)
        assert "tuvwxyz" in screen_lines(pilot)[0]
        assert "abc" not in screen_lines(pilot)[0]
        await pilot.press("home")
        assert screen_lines(pilot)[0].startswith("abcdefgh")
        await pilot.press("end")
        assert "tuvwxyz" in screen_lines(pilot)[0]
        await pilot.press("ctrl+u", "x")
        assert screen_lines(pilot)[0].strip() == "x"


async def test_for_a_letter_the_screen_is_not_laid_out_anew():
    field, laid_out = FilterField(compact=True), []
    async with hosted(field) as (pilot, _):
        pilot.app.screen.screen_layout_refresh_signal.subscribe(field, laid_out.append)
        await pilot.press(*"word")
        assert (field.value, laid_out) == ("word", [])
        field.refresh(layout=True)
        for _ in range(100):
            await pilot.pause()
            if laid_out:
                break
        assert laid_out
