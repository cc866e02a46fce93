"""For those who tell fewer colours apart: the kinds differ in red, green and blue blindness too.

The colours start from those of Okabe and Ito (Color Universal Design, 2008) and keep away from each other as seen
through the simulation of Machado, Oliveira and Fernandes (2009); weights and lines say the kind once more.
"""

from __future__ import annotations

from tui.themes.making import Colours, made

_DARK = Colours(
    text="#e6e8ec",
    ground="#101216",
    surface="#14171c",
    panel="#1f232b",
    cursor_line="#262a33",
    bookmarked="#201e17",
    muted="#a6adba",
    strong="#56b4e9",
    on_strong="#101216",
    key="#f0c244",
    secondary="#a6adba",
    error="#ff9a7a",
    success="#4fc9a4",
    quiet_bar="#6b7484",
    quiet_border="#515a69",
    scrollbar="#515a69",
    scrollbar_hover="#6b7484",
    kinds={
        "person": "#ba9d1a",
        "organisation": "#84c3f2",
        "government": "#0bf5a7",
        "law": "#ff7466",
        "platform": "#b7ff7a",
        "forum": "#9994ff",
        "programme": "#eddf1a",
        "concept": "#e084a6",
    },
    hit="#3a3413",
    hit_here="#f0e442",
    on_hit_here="#101216",
    find="#123c46",
    find_here="#56b4e9",
    on_find_here="#101216",
    selection="#d4d9e2",
    on_selection="#101216",
    typed_selection="#1f4f7a",
    bookmark="#f0e442",
)

_LIGHT = Colours(
    text="#1a1c20",
    ground="#ffffff",
    surface="#f4f5f7",
    panel="#e6e9ee",
    cursor_line="#eceef2",
    bookmarked="#faf5e4",
    muted="#565d68",
    strong="#00548c",
    on_strong="#ffffff",
    key="#00548c",
    secondary="#565d68",
    error="#a03300",
    success="#00604a",
    quiet_bar="#7d8592",
    quiet_border="#b0b6c0",
    scrollbar="#b0b6c0",
    scrollbar_hover="#848c99",
    kinds={
        "person": "#a64300",
        "organisation": "#0257c5",
        "government": "#00464e",
        "law": "#bb1936",
        "platform": "#1c7040",
        "forum": "#2305a2",
        "programme": "#533303",
        "concept": "#5c3589",
    },
    hit="#ffefb0",
    hit_here="#8c3a00",
    on_hit_here="#ffffff",
    find="#d0f0f5",
    find_here="#00548c",
    on_find_here="#ffffff",
    selection="#33373f",
    on_selection="#ffffff",
    typed_selection="#b8d8f0",
    bookmark="#7a4a00",
)

COLOUR_BLIND_DARK = made("colour-blind-dark", _DARK, dark=True, weights="strong")
COLOUR_BLIND_LIGHT = made("colour-blind-light", _LIGHT, dark=False, weights="strong")
