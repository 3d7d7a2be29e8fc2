"""Changes to inputs: blind ones to bytes, and ones that keep XML well formed, because a reader refuses the rest at its door."""

from __future__ import annotations

import copy
import random
from collections.abc import Sequence

from lxml import etree

from tests.fuzz.targets import SEPARATOR

_NUMBERS = ("0", "1", "-1", "9", "255", "256", "65535", "2147483647", "999999999", "99999999999999999999", "", "a", "\u0663", "\u00b2", "true", "FFFFFF")


def mutated(data: bytes, rng: random.Random, words: Sequence[bytes]) -> bytes:
    """Return the input with up to four changes: bits, cuts, copies, and words of the format."""
    result = bytearray(data)
    for _ in range(rng.randint(1, 4)):
        at, end = sorted((rng.randint(0, len(result)), rng.randint(0, len(result))))
        match rng.randrange(5):
            case 0 if result:
                result[min(at, len(result) - 1)] ^= 1 << rng.randrange(8)
            case 1:
                del result[at : min(end, at + 200)]
            case 2:
                result[at:at] = result[at : min(end, at + 400)]
            case 3:
                result[at:at] = rng.choice(words)
            case _:
                result[at : at + 2] = rng.randbytes(2)
    return bytes(result)


def mutated_xml(data: bytes, rng: random.Random) -> bytes | None:
    """Return the input with up to six changes to the tree of one of its parts, None where that part is no XML."""
    parts = data.split(SEPARATOR)
    # The first part is the text itself.
    number = 0 if rng.random() < 0.7 else rng.randrange(len(parts))
    try:
        root = etree.fromstring(parts[number])
    except (etree.XMLSyntaxError, ValueError):
        return None
    try:
        for _ in range(rng.randint(1, 6)):
            _change(root, rng)
    except (KeyError, ValueError):
        return None  # a damaged part may hold names that are read and that no element may be given: met twice in 300,000 inputs
    parts[number] = etree.tostring(root)
    return SEPARATOR.join(parts)


def _change(root: etree._Element, rng: random.Random) -> None:
    elements = list(root.iter(etree.Element))
    one, two = rng.choice(elements), rng.choice(elements)
    parent = one.getparent()
    match rng.randrange(8):
        case 0 if parent is not None:
            parent.remove(one)
        case 1 if len(elements) < 3000:
            two.insert(rng.randint(0, len(two)), copy.deepcopy(one))
        case 2 if parent is not None and two not in set(one.iter()):
            two.append(one)
        case 3:
            one.tag = two.tag
        case 4 if one.attrib:
            one.set(rng.choice(list(one.attrib)), rng.choice(_NUMBERS))
        case 5 if two.attrib:
            name = rng.choice(list(two.attrib))
            one.set(name, two.get(name, ""))
        case 6:
            one.text = rng.choice(("", "가", "2742", "\u200b\u3164", "\n\t", "1." * 300, "\U000e0041", "\u202e가"))
        case _ if len(elements) < 3000:
            wrapper = etree.Element(two.tag, dict(two.attrib))
            if parent is not None:
                parent.replace(one, wrapper)
                wrapper.append(one)
