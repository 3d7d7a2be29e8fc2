"""Shares of working time as papers state them, and duties without them."""

from __future__ import annotations

import re

# A plain percentage is as often a yield or a sales goal, so it counts only where it stands as a label does:
# in brackets, at the end behind a dash or colon, or beside a word for time or weight.
_PERCENT = r"(?:약|대략|업무\s?비중|비중|비율|근무\s?비중|approximately|approx\.?|about|ca\.|around)?\s*:?\s*(\d{1,3}(?:\.\d)?)\s*%\s*(?:of (?:working |work )?time|의\s?비중|정도|내외|수준|이상|time)?"
_BRACKETED = re.compile(rf"[(\[【<]\s*{_PERCENT}\s*[)\]】>]", re.I)
_TRAILING = re.compile(rf"(?:\s[-–—:~]|[:,])\s*{_PERCENT}\s*\.?$", re.I)
_LEADING = re.compile(rf"^\s*{_PERCENT}\s*[-–—:]\s*", re.I)
_WORDED = re.compile(
    r"(?:업무\s?(?:시간|비중|량)?(?:의|중|에서)?\s?(?:약|대략)?|비중(?:은|이)?\s?(?:약)?|근무시간의\s?(?:약)?)\s*(\d{1,3})\s*(?:%|퍼센트)"
    r"|(?:approximately|approx\.?|about|around|roughly)?\s*(\d{1,3})\s*(?:%|percent) of (?:the |his |her |their )?(?:working |work )?(?:time|hours|duties|work)",
    re.I,
)
_DAYS = re.compile(r"[(\[]?\s*(?:매?주|주당)\s*(\d)\s*일\s*(?:정도|근무)?\s*[)\]]?|[(\[]?\s*(\d)\s*days? (?:a|per) week\s*[)\]]?", re.I)
_HOURS = re.compile(r"[(\[]\s*(?:매일|일|하루|1일)\s*(\d)\s*시간\s*[)\]]|[(\[]\s*(\d)\s*hours? (?:a|per) day\s*[)\]]", re.I)
WEEK_DAYS = 5.0
DAY_HOURS = 8.0


def split_share(text: str) -> tuple[str, float | None]:
    """Return `text` without its stated share of time, and the share (0 to 1), None if it states none."""
    for pattern, whole in ((_BRACKETED, 100.0), (_TRAILING, 100.0), (_LEADING, 100.0), (_DAYS, WEEK_DAYS), (_HOURS, DAY_HOURS)):
        match = pattern.search(text)
        if match is None:
            continue
        share = float(next(group for group in match.groups() if group)) / whole
        if 0 < share <= 1:
            rest = (text[: match.start()].rstrip() + " " + text[match.end() :].lstrip()).strip(" -–—:,")
            return rest, share
    match = _WORDED.search(text)
    if match is not None:
        share = float(next(group for group in match.groups() if group)) / 100
        if 0 < share <= 1:
            return text, share
    return text, None


def share_cell(text: str) -> float | None:
    """Return the share in a table cell such as `40`, `40%`, `약 40 %` or `주 2일`."""
    _, share = split_share(f"({text.strip()})")
    if share is not None:
        return share
    match = re.fullmatch(r"\s*(?:약\s*)?(\d{1,3})(?:\.\d+)?\s*%?\s*", text)
    value = float(match[1]) / 100 if match else 0.0
    return value if 0 < value <= 1 else None
