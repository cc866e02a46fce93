"""The forms that follow from a listed name."""

from __future__ import annotations

import pytest

from indexdir.linking.names import MAX_FORMS, forms, read_name


def texts(listed: str, kind: str = "term", standing: bool = True) -> list[str]:
    name = read_name("card", kind, listed, standing)
    return [form.text for form in forms(name)] if name else []


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        ("S-400", {"s 400", "s400"}),
        ("S400", {"s 400", "s400"}),
        ("Defence Organisation", {"defence organisation", "defense organisation", "defense organization"}),
        ("licence programme", {"licence programme", "license program"}),
        ("US", {"us", "u.s.", "u.s"}),
        ("U.S.", {"us", "u.s.", "u.s", "u. s."}),
        ("2+2", {"2+2", "2 + 2", "2 plus 2", "two plus two"}),
        ("R&D", {"r&d", "r & d", "r and d"}),
        ("research and development", {"research & development"}),
        ("7th meeting", {"7th meeting", "seventh meeting"}),
        ("co-production", {"co production", "coproduction"}),
        ("cooperation", {"cooperation", "co operation"}),
        ("policy", {"policy", "policies"}),
        ("USD(A&S)", {"usd(a&s)", "usd (a & s)"}),
    ],
)
def test_rules_add_what_is_not_listed(listed: str, expected: set[str]) -> None:
    assert expected <= set(texts(listed))


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        ("Ellen M. Lord", {"ellen m. lord", "ellen m lord", "ellen lord"}),
        ("A. K. Jain", {"a. k. jain", "a.k. jain", "a k jain", "ak jain"}),
        ("A.K. Gupta", {"a.k. gupta", "a. k. gupta", "ak gupta", "a k gupta"}),
    ],
)
def test_initials_of_people(listed: str, expected: set[str]) -> None:
    assert expected <= set(texts(listed, "person"))


def test_what_the_rules_leave_alone() -> None:
    assert "a jain" not in texts("A. K. Jain", "person")
    assert texts("Raise") == ["raise"]
    assert texts("Enterprise") == ["enterprise"]
    assert "us." not in texts("U.S.")


@pytest.mark.parametrize("listed", ["", "--", "“”", "\u0301"])
def test_a_name_without_letters_is_none(listed: str) -> None:
    assert texts(listed) == []


def test_the_number_of_forms_is_bounded() -> None:
    assert len(texts("A-1-B-2-C-3-D-4-E-5-F-6 defence defence defence defence")) <= MAX_FORMS


def test_an_article_is_context_and_a_last_hyphen_makes_a_prefix() -> None:
    kremlin = read_name("card", "government", "the Kremlin", True)
    ministry = read_name("card", "organisation", "ministry", False)
    indo = read_name("card", "government", "Indo-", False)
    assert kremlin and kremlin.text == "Kremlin" and kremlin.article
    assert ministry and ministry.article
    assert indo and indo.text == "Indo" and indo.prefix
