from hosting import hosted, screen_lines, styles_at
from textual.app import App
from textual.widgets import Input

from tui.widgets.footer import KeyFooter
from tui.widgets.search_bar import SearchBar

KEYS = [
    ("/", "search", "search"),
    ("f", "find here", "find"),
    ("]", "next entity", "next-mention"),
    ("Enter", "card", "open"),
    ("b", "bookmark", "bookmark"),
    ("n", "next hit", "next-hit"),
    ("y", "copy", "copy"),
    ("z", "zoom", "zoom"),
    ("?", "help", "help"),
]


async def test_a_query_is_posted_as_it_is_typed_and_when_it_is_asked():
    bar = SearchBar()
    async with hosted(bar, SearchBar.Typed, SearchBar.Asked, Input.Submitted) as (pilot, posted):
        await pilot.press("u", "s", "enter")
        await pilot.pause()
        assert [message.text for message in posted if not isinstance(message, Input.Submitted)] == ["u", "us", "us"]
        assert isinstance(posted[-1], SearchBar.Asked)


async def test_a_query_that_the_program_puts_in_is_not_typed():
    bar = SearchBar()
    async with hosted(bar, SearchBar.Typed) as (pilot, posted):
        bar.set_text("s-400")
        await pilot.pause()
        assert bar.value == "s-400"
        assert bar.cursor_position == 5
        assert posted == []


async def test_esc_and_the_arrow_lead_out_of_the_bar():
    bar = SearchBar()
    async with hosted(bar, SearchBar.Left) as (pilot, posted):
        await pilot.press("escape", "down")
        await pilot.pause()
        assert [message.downward for message in posted] == [False, True]


async def test_what_came_of_a_query_stands_in_the_frame_and_an_error_marks_its_column():
    bar = SearchBar()
    async with hosted(bar) as (pilot, _):
        bar.set_text("india AND (x")
        bar.say("14 hits in 9 of 24 documents [not markup]")
        await pilot.pause()
        assert "/ search the collection" in screen_lines(pilot)[0]
        assert "14 hits in 9 of 24 documents [not markup]" in screen_lines(pilot)[2]
        assert bar.border_subtitle is not None
        bar.mark(10)
        await pilot.pause()
        assert styles_at(pilot, "(").reverse
        assert not styles_at(pilot, "india").reverse
        bar.mark(-1)
        await pilot.pause()
        assert not styles_at(pilot, "(").reverse


async def test_the_footer_shows_at_most_seven_keys_and_help_among_them():
    footer = KeyFooter()
    async with hosted(footer, size=(120, 5)) as (pilot, _):
        footer.show(KEYS)
        await pilot.pause()
        line = screen_lines(pilot)[-1]
        assert line.split() == [
            "/",
            "search",
            "f",
            "find",
            "here",
            "]",
            "next",
            "entity",
            "Enter",
            "card",
            "b",
            "bookmark",
            "n",
            "next",
            "hit",
            "?",
            "help",
        ]


async def test_a_narrow_footer_keeps_the_first_keys_and_help():
    footer = KeyFooter()
    async with hosted(footer, size=(40, 5)) as (pilot, _):
        footer.show(KEYS)
        await pilot.pause()
        assert screen_lines(pilot)[-1].strip() == "/ search  f find here  ? help"
        await pilot.resize_terminal(6, 5)
        await pilot.pause()
        assert screen_lines(pilot)[-1].strip().startswith("? h")


async def test_a_click_on_a_key_presses_it_and_between_keys_nothing():
    footer = KeyFooter()
    async with hosted(footer, KeyFooter.Pressed, size=(120, 5)) as (pilot, posted):
        footer.show(KEYS)
        await pilot.pause()
        line = screen_lines(pilot)[-1]
        await pilot.click("#guest", offset=(line.index("] next"), 0))
        await pilot.click("#guest", offset=(line.index("help") + 3, 0))
        await pilot.click("#guest", offset=(line.index("f find") - 1, 0))
        assert [message.command_id for message in posted] == ["next-mention", "help"]


async def test_widgets_work_under_every_theme_of_textual():
    class Plain(App[None]):
        def compose(self):
            yield SearchBar()
            yield KeyFooter()

    async with Plain().run_test() as pilot:
        pilot.app.query_one(KeyFooter).show(KEYS)
        for theme in pilot.app.available_themes:
            pilot.app.theme = theme
            await pilot.pause()
            assert "search" in screen_lines(pilot)[-1]
