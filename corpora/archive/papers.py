"""The papers of a package: which, in which language, layout and format, and what each states."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any

from corpora.archive.duties import Told, duties_of, vague_duties
from corpora.archive.parties import field_of, representative_en
from corpora.archive.plan import Plan
from corpora.archive.prose import choose, tell
from corpora.archive.streams import stream, weighted
from corpora.archive.world import world
from corpora.examples.generator.content import Case, Duty, Employer, Job, Statement

_DATES, _BULLETS = ("korean", "dots", "packed"), ("-", "decimal", "circled", "paren")
_FORMATS = {"pdf": 0.42, "docx": 0.36, "hwpx": 0.22}
_LANGUAGES = {"ko": 0.62, "mixed": 0.23, "en": 0.15}
_SCANNED = 0.03
_NAMES = {"contract": ("근로계약서", "고용계약서"), "statement": ("고용사유서", "초청사유서"), "application": ("사증발급인정신청서",), "recommendation": ("고용추천서",),
          "credential": ("경력증명서",), "insurance": ("고용보험 피보험자 명부",), "guarantee": ("신원보증서",)}
_ENGLISH_NAMES = {"contract": "Employment Contract", "statement": "Recruitment Reason Statement"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One paper of a package.

    :param stated: Texts that stand in the paper as they are printed.
    """

    file: str
    role: str
    layout: str
    lang: str
    format: str
    case: Case
    stated: Mapping[str, Any] = field(default_factory=dict)
    scan: int | None = None


@dataclass(frozen=True, slots=True)
class _House:
    """How an agent's office, or a firm that files by itself, writes its papers."""

    dates: str
    bullet: str
    contracts: tuple[str, ...]
    statements: tuple[str, ...]
    english: str
    file: str
    wording: str


def _house(plan: Plan) -> _House:
    draw = stream(plan.seed, "house", plan.agent or plan.firm_key)
    return _House(
        draw.choice(_DATES), draw.choice(_BULLETS), tuple(draw.sample(("K1", "K2", "K3"), 2)), tuple(draw.sample(("R1", "R2", "L1", "P1"), 2)),
        draw.choice(("N1", "N2")), draw.choice(("{name}", "{order:02}_{name}", "{name}_{person}", "{name}({person})")), str(draw.randrange(3)),
    )  # fmt: skip


def papers(plan: Plan, *, only: str = "") -> list[Sheet]:
    """Return the papers of a package in the order of filing.

    :param only: Suffix of the one format of all papers (`txt`, `pdf`), none of them scanned.
    """
    draw, house = plan.stream("papers"), _house(plan)
    mode = weighted(draw, _LANGUAGES)
    if plan.cluster is not None:
        mode = "en" if plan.cluster.lang == "en" else "mixed" if mode == "en" else mode
    told = _duties(plan)
    case = _case(plan, house, mode)
    contract = _contract(plan, house, mode, case, told[0], draw)
    sheets = [contract, _statement(plan, house, mode, case, told[1], draw), *_others(plan, case, draw)]
    suffixes, scanned = [weighted(draw, _FORMATS) for _ in sheets], draw.randrange(1, 1000) if draw.random() < _SCANNED else None
    made = []
    for order, (sheet, suffix) in enumerate(zip(sheets, suffixes, strict=True), 1):
        scan = scanned if order == 1 and not only else None
        kind = only or ("pdf" if scan else suffix)
        name = house.file.format(order=order, name=sheet.file, person=plan.person.name.replace(" ", ""))
        made.append(Sheet(f"{name}.{kind}", sheet.role, sheet.layout, sheet.lang, "scan" if scan else kind, sheet.case, sheet.stated, scan))
    return made


def _duties(plan: Plan) -> tuple[Told, Told]:
    draw = plan.stream("duties")
    contract = vague_duties(draw) if plan.contract_job is None else duties_of(plan.contract_job, draw, plan.filed_on, narrative=False)
    return contract, duties_of(plan.statement_job, draw, plan.filed_on, narrative=True)


def _case(plan: Plan, house: _House, mode: str) -> Case:
    """Return what all papers of the package share."""
    here, draw = world(), plan.stream("case")
    department = draw.choice(field_of(here, (plan.contract_job or plan.title_job).code)["departments"])
    signed = plan.filed_on - dt.timedelta(days=draw.randint(6, 40))
    job = Job(
        title=plan.title_job.title, title_en=plan.title_job.title_en, department=department[1] if mode == "en" else department[0], status=plan.subtype,
        reports_to="Representative Director" if mode == "en" else "대표이사", start=plan.start, end=plan.end, workplace=plan.firm.address, workplace_en=plan.firm.address_en,
        monthly=plan.annual // 12, annual=plan.annual, meal=100_000,
    )  # fmt: skip
    options = {"dates": house.dates, "bullet": house.bullet, "wording": house.wording, "head_en": representative_en(plan.firm, here), "department_en": department[1]}
    return Case(employer=plan.firm, person=plan.person, job=job, duties=(), signed=signed, options=options)


def _contract(plan: Plan, house: _House, mode: str, case: Case, told: Told, draw: Random) -> Sheet:
    layout = "E1" if mode == "en" else draw.choice(("B2", "E1")) if mode == "mixed" else draw.choice(house.contracts)
    if layout == "K1" and not told.short:
        layout = "K2"
    english = layout == "E1"
    options = {**case.options, "exhibit": draw.choice(("yes", "none"))}
    duties = _shared(told.duties, draw) if layout in ("K2", "K3") and draw.random() < 0.3 else told.duties
    changes: dict[str, Any] = {"duties": duties, "options": options}
    if english:
        job = {"department": case.options["department_en"], "reports_to": "Representative Director", "purpose": f"This role belongs to the {case.options['department_en']}."}
        changes |= {"job": case.job.model_copy(update=job), "employer": case.employer.model_copy(update={"representative": case.options["head_en"]})}
    filled = case.model_copy(update=changes)
    stated = {
        "employer": plan.firm.name_en if english else plan.firm.name, "employee": plan.person.name, "title": plan.title_job.title_en if english else plan.title_job.title,
        "pay": f"{plan.annual // 12:,}" if layout == "K1" else f"{plan.annual:,}", "duties": [duty.en if english else duty.ko for duty in duties], "tools": list(told.tools),
    }  # fmt: skip
    if layout == "K1":
        del stated["title"]
    name = _ENGLISH_NAMES["contract"] if english else draw.choice(_NAMES["contract"])
    return Sheet(name, "contract", layout, "en" if english else "ko+en" if layout == "B2" else "ko", "", filled, stated)


def _shared(duties: tuple[Duty, ...], draw: Random) -> tuple[Duty, ...]:
    """Return the duties with shares of working time that make a hundred."""
    parts = [draw.randint(2, 6) for _ in duties]
    shares = [5 * (20 * part // sum(parts)) for part in parts]
    shares[0] += 100 - sum(shares)
    return tuple(duty.model_copy(update={"share": share}) for duty, share in zip(duties, shares, strict=True))


def _statement(plan: Plan, house: _House, mode: str, case: Case, told: Told, draw: Random) -> Sheet:
    lang = "en" if mode == "en" else "ko"
    layout = house.english if lang == "en" else draw.choice(house.statements)
    if plan.cluster is not None and lang == "ko":
        layout = house.statements[plan.cluster.number % len(house.statements)]
    firm, statement = _free_texts(plan, lang, case)
    if layout == "R2":
        counts = f"당사의 상시근로자는 {firm.staff}명이며 그 가운데 내국인은 {firm.staff - firm.foreign}명, 외국인은 {firm.foreign}명입니다."
        firm = firm.model_copy(update={"introduction": (*firm.introduction, counts)})
    job = case.job.model_copy(update={"annual": plan.statement_annual, "monthly": plan.statement_annual // 12, "end": plan.statement_end})
    options = {**case.options, "duties": draw.choice(("table", "dashes"))} if layout == "R2" else case.options
    code = _code_as_written(plan, layout, draw)
    filled = case.model_copy(update={"employer": firm, "job": job, "statement": statement, "code": code, "duties": told.duties, "options": options})
    stated = {
        "employer": firm.name_en if lang == "en" else firm.name, "employee": plan.person.name, "code": code, "pay": f"{plan.statement_annual:,}",
        "staff": str(firm.staff), "foreign_staff": str(firm.foreign), "duties": [duty.en if lang == "en" else duty.ko for duty in told.duties], "tools": list(told.tools),
    }  # fmt: skip
    name = _ENGLISH_NAMES["statement"] if lang == "en" else draw.choice(_NAMES["statement"])
    return Sheet(name, "statement", layout, lang, "", filled, stated)


def _code_as_written(plan: Plan, layout: str, draw: Random) -> str:
    row = world().occupations[plan.filed]
    styles = {"P1": ("{name}(직종코드 {number})",), "N2": ("{name} (occupation code {number})",)}
    style = draw.choice(styles.get(layout, ("{subtype}({number})", "{number} {name}", "{subtype} / {number} {name}", "{name}({number})")))
    return style.format(subtype=plan.subtype, number=plan.code_number, name=row["name_en"] if layout in ("N1", "N2") else row["name_ko"])


def _free_texts(plan: Plan, lang: str, case: Case) -> tuple[Employer, Statement]:
    """Return the firm with its introduction, and the statement: of the drawer where a template is recycled."""
    texts, draw, cluster = world().texts, plan.stream("prose"), plan.cluster
    chosen = choose(texts, draw if cluster is None else stream(plan.seed, "template", cluster.block, cluster.number))
    place = plan.firm.address.split()
    slots = {
        "job": plan.title_job.title, "job_en": plan.title_job.title_en, "nation": plan.person.nationality, "nation_en": plan.person.nationality_en, "school": plan.person.school,
        "last_year": str(plan.filed_on.year - 1), "next_year": str(plan.filed_on.year + 1), "region": place[0], "region_en": plan.firm.address_en.split(", ")[-2], "department": case.job.department, "department_en": case.options["department_en"],
    }  # fmt: skip
    told = tell(texts, chosen, lang, slots, draw, paraphrase=world().process["clusters"]["paraphrase"] if cluster else 0.0)
    work = plan.contract_job or plan.title_job
    does = f"We are a company in the field of {plan.firm.business_en}." if lang == "en" else f"당사의 사업은 다음과 같습니다: {work.firm}."
    statement = Statement(
        field=plan.title_job.title, reasons=(*told["reason"], *told["search"]), person_fit=told["fit"], effects=told["effect"], plan=told["plan"],
    )  # fmt: skip
    return plan.firm.model_copy(update={"introduction": (does, *told["introduction"])}), statement


def _others(plan: Plan, case: Case, draw: Random) -> Iterator[Sheet]:
    """Yield the papers beside contract and statement."""
    issued = plan.filed_on - dt.timedelta(days=draw.randint(5, 45))
    later = case.model_copy(update={"signed": issued, "code": f"{plan.code_number} {world().occupations[plan.filed]['name_ko']}"})
    wanted = (("application", "A1", draw.random() < 0.35), ("recommendation", "REC", plan.letter), ("guarantee", "GUA", plan.guarantee),
              ("insurance", "INS", draw.random() < 0.25), ("credential", "CERT", draw.random() < 0.35 and bool(plan.person.careers)))
    for role, layout, holds in wanted:
        if holds:
            yield Sheet(draw.choice(_NAMES[role]), role, layout, "ko", "", later, {"employee": plan.person.name} if layout != "INS" else {"staff": str(plan.firm.staff)})
