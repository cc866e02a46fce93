"""What relations are called from either end."""

import pytest

from tui.widgets.relation_labels import relation_label


@pytest.mark.parametrize(
    ("kind", "outward", "inward"),
    [
        ("held_office", "held the office", "held by"),
        ("part_of", "part of", "includes"),
        ("includes", "includes", "part of"),
        ("co_chaired", "co-chaired", "co-chaired by"),
        ("co_chaired_by", "co-chaired by", "co-chaired"),
        ("co_chairs", "co-chairs", "co-chaired by"),
        ("succeeded_by", "succeeded by", "succeeded"),
        ("predecessor", "succeeded", "succeeded by"),
        ("operates", "operates", "operated by"),
        ("leads", "leads", "led by"),
        ("launched_by", "launched by", "launched"),
        ("borders", "borders", "borders"),
        ("carries", "carries", "carried by"),
        ("publishes", "publishes", "published by"),
        ("sailed_with", "sailed with", "← sailed with"),
        ("boss", "boss", "← boss"),
    ],
)
def test_a_relation_reads_from_both_ends(kind, outward, inward):
    assert relation_label(kind, True) == outward
    assert relation_label(kind, False) == inward
