import pytest

from indexdir.collection.dates import date_in_text
from indexdir.collection.language import language_of

ENGLISH = (
    "Five units of a Russian air defence missile system became a test of American law and of Indian policy, and the "
    "contract was signed in October after talks that had gone on for years."
)
GERMAN = (
    "Der Vertrag wurde im Oktober unterzeichnet und die Lieferung der Raketen soll in zwei Jahren beginnen, sagte der "
    "Minister am Montag vor der Presse in Neu-Delhi."
)


@pytest.mark.parametrize(("text", "code"), [(ENGLISH, "en"), (GERMAN, "de"), ("too short", ""), ("", "")])
def test_the_language_of_a_text(text: str, code: str) -> None:
    assert language_of(text) == code


def test_what_stands_before_the_text_does_not_count() -> None:
    assert language_of(ENGLISH + GERMAN, len(ENGLISH)) == "de"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("NEW DELHI, July 18, 2018: The talks were held", "2018-07-18"),
        ("The Talks\n\n18th July 2018\n\nThey were held.", "2018-07-18"),
        ("Posted 2018-07-18\n\nText", "2018-07-18"),
        ("18 Sept. 2019", "2019-09-18"),
        ("On 7 December 1941 the fleet was attacked while it lay at anchor, and what followed is told here.", ""),
        ("31 February 2018", ""),
        ("12 13 2018", ""),
        ("no date\n" * 20 + "18 July 2018", ""),
    ],
)
def test_a_date_in_the_head_of_a_text(text: str, date: str) -> None:
    assert date_in_text(text) == date
