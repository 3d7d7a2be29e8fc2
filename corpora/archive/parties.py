"""Invented employers and persons."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from random import Random
from typing import Any

from corpora.archive.streams import stream, weighted
from corpora.archive.world import HeldJob, World
from corpora.examples.generator.content import Career, Employer, Person

#: Firms that share a line of work; a firm files several packages in a large archive.
_FIRMS_PER_JOB = 5
_WEIGHTS = (1, 3, 7, 1, 3, 7, 1, 3, 5)


def field_of(world: World, code: str) -> Mapping[str, Any]:
    """Return the kind of firm that employs an occupation: names, departments, majors."""
    fields = world.names["firms"]["fields"]
    found: Mapping[str, Any] = next((field for field in fields.values() if code in field["codes"]), fields["service"])
    return found


def employer(seed: int, world: World, job: HeldJob, random: Random, *, koreans: int, foreigners: int) -> tuple[Employer, str]:
    """Return a firm that does the work of the job, and its key; the same key is the same firm in every package."""
    key = f"{job.ident}/{random.randrange(_FIRMS_PER_JOB)}"
    draw = stream(seed, "firm", key)
    names, field = world.names["firms"], field_of(world, job.code)
    first, second, last = draw.choice(names["first"]), draw.choice(names["second"]), draw.choice(field["names"])
    family, given = draw.randrange(len(names["family"])), draw.choice(names["given"])
    name = first[0] + second[0] + last[0]
    province, province_en, district, district_en = draw.choice(world.names["places"])
    street, number = draw.choice(world.names["streets"]), draw.randint(3, 398)
    sales = draw.randint(12, 480) * 100
    firm = Employer(
        name=draw.choice(("㈜{}", "주식회사 {}", "(주){}")).format(name), name_en=f"{first[1]} {second[1]} {last[1]} Co., Ltd.",
        representative=names["family"][family] + given[0], registration=registration(draw),
        address=f"{province} {district} {street[0]} {number}", address_en=f"{number}, {street[1]}, {district_en}, {province_en}, Republic of Korea",
        phone=f"0{draw.randint(31, 64)}-000-{draw.randint(0, 9999):04}", business=job.firm, business_en=field["en"], industry_code=field["industry"],
        capital=draw.randint(1, 40) * 50, sales=sales, debt=sales // draw.randint(3, 9), profit=sales // draw.randint(9, 25),
        staff=koreans + foreigners, foreign=foreigners,
    )  # fmt: skip
    return firm, key


def representative_en(firm: Employer, world: World) -> str:
    """Return the English name of the head of a firm."""
    names = world.names["firms"]
    family = names["family_en"][names["family"].index(firm.representative[0])]
    return f"{family} {dict(names['given'])[firm.representative[1:]]}"


def registration(random: Random) -> str:
    """Return a business registration number whose check digit is wrong, so that no firm can have it."""
    digits = [random.randint(1, 6), *(random.randint(0, 9) for _ in range(2)), 8, *(random.randint(0, 9) for _ in range(5))]
    total = sum(digit * weight for digit, weight in zip(digits, _WEIGHTS, strict=True)) + digits[8] * 5 // 10
    text = "".join(str(digit) for digit in (*digits, (10 - total % 10 + random.randint(1, 9)) % 10))
    return f"{text[:3]}-{text[3:5]}-{text[5:]}"


def person(world: World, career: HeldJob, random: Random, filed_on: dt.date) -> tuple[Person, str]:
    """Return a person with a past job in the work given, and the code of the nationality."""
    nations = {row["code"]: row for row in world.names["nations"]}
    nation = nations[weighted(random, {code: row["share"] for code, row in nations.items()})]
    birth = dt.date(filed_on.year - random.randint(26, 42), random.randint(1, 12), random.randint(1, 28))
    graduated = birth.year + 23
    years = filed_on.year - graduated
    past = Career(company=f"MOCK {random.choice(('GLOBAL', 'TRADING', 'WORKS', 'PARTNERS', 'GROUP'))} {nation['city'].upper()}",
                  period=f"{graduated}.09 ~ {filed_on.year}.0{random.randint(1, 6) if filed_on.month > 6 else 1}", field=career.title, position=career.title_en)
    return Person(
        name=f"{random.choice(nation['family'])} {random.choice(nation['given'])}", sex=random.choice("MF"), nationality=nation["ko"], nationality_en=nation["en"],
        birth=birth, passport=f"{random.choice('XYZ')}{random.randint(0, 99_999_999):08}", address=f"{random.randint(1, 99)} Sample Street, {nation['city']}, {nation['en']}",
        school=f"SAMPLE UNIVERSITY OF {nation['city'].upper()}", degree=random.choice(("학사", "학사", "석사")), major=random.choice(field_of(world, career.code)["majors"]),
        graduated=str(graduated), careers=(past,) if years > 0 else (),
    ), nation["code"]  # fmt: skip

