"""One look for all charts: fonts that have Hangul, colours of Okabe and Ito, and saving without any network."""

from __future__ import annotations

from pathlib import Path
from typing import Any

#: The first one that the machine has is taken; all of them hold Hangul but the last.
FONTS = "NanumGothic, 'Noto Sans CJK KR', 'Noto Sans KR', 'Malgun Gothic', 'Apple SD Gothic Neo', sans-serif"
BLUE, ORANGE, GREEN, PURPLE, GREY, DARK = "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#8C8C8C", "#333333"
OUTCOME_COLOURS = {"issued": BLUE, "supplement": "#E69F00", "refused": ORANGE, "withdrawn": GREY}
OUTCOMES = {"issued": ("허가", "issued"), "supplement": ("보완 요구", "supplement"), "refused": ("불허", "refused"), "withdrawn": ("취하", "withdrawn")}
WIDTH = 560
_SCALE = 2.0


def use_theme() -> None:
    """Let every chart of this process have our look."""
    import altair as alt

    @alt.theme.register("analyzer", enable=True)
    def theme() -> alt.theme.ThemeConfig:
        text: dict[str, Any] = {"labelFont": FONTS, "titleFont": FONTS, "labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal"}
        look: dict[str, Any] = {
            "font": FONTS, "background": "white", "view": {"stroke": None},
            "title": {"font": FONTS, "subtitleFont": FONTS, "fontSize": 15, "subtitleFontSize": 12, "subtitleColor": DARK, "anchor": "start", "offset": 12},
            "axis": {**text, "labelLimit": 320, "gridColor": "#E6E6E6", "domainColor": GREY, "tickColor": GREY},
            "legend": {**text, "labelLimit": 420}, "header": text, "text": {"font": FONTS},
        }  # fmt: skip
        return alt.theme.ThemeConfig(config=look)  # type: ignore[typeddict-item]


def titled(chart: Any, title: str, *lines: str) -> Any:
    """Return a chart with what was found as its title, and how to read it below."""
    import altair as alt

    use_theme()
    return chart.properties(title=alt.TitleParams(title, subtitle=list(lines)))


def save(chart: Any, path: str | Path) -> Path:
    """Write a chart as PNG, SVG or as HTML that needs no network.

    :raises ValueError: For another suffix.
    """
    target = Path(path)
    use_theme()
    match target.suffix:
        case ".html":
            chart.save(str(target), inline=True)
        case ".png":
            chart.save(str(target), scale_factor=_SCALE)
        case ".svg":
            chart.save(str(target))
        case other:
            raise ValueError(f"{target.name}: .html, .png and .svg are written, not {other or 'a name without a suffix'}.")
    return target


def percent(share: float) -> str:
    """Return a share as whole percent."""
    return f"{share:.0%}"
