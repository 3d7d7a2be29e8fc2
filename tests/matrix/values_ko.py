"""Korean wordings of the terms, by way of writing. Contract and statement share them."""

from __future__ import annotations

from collections.abc import Sequence

from tests.matrix.pen import Pen, Said, said
from tests.matrix.spelling import address, day, firm, korean_words, man, millions, person


def term(pen: Pen) -> Sequence[Said]:
    """The term of employment."""
    t = pen.terms
    dates, months = {"start": t.start.isoformat(), "end": t.end.isoformat()}, t.stated_months
    full = {**dates, "term_months": months}
    years = f"{months // 12}년" if months % 12 == 0 else f"{months}개월"
    return pen.by_way(
        [said(f"{day(t.start, 'packed')} ~ {day(t.end, 'packed')} ({months}개월)", **full),
         said(f"{day(t.start, 'korean')} ~ {day(t.end, 'korean')} ({years})", **full),
         said(f"{years} ({day(t.start, 'slash')} ~ {day(t.end, 'slash')})", **full)],
        [said(f"{day(t.start, 'iso')} ~ {day(t.end, 'iso')} (총 {months}개월)", **full),
         said(f"{day(t.start, 'dots')}부터 {day(t.end, 'dots')}까지 {years}간", **full),
         said(f"{day(t.start, 'korean')}(시작일)부터 {day(t.end, 'korean')}(종료일)까지, {months}개월", **full)],
        [said(f"근로계약기간은 {day(t.start, 'korean')}부터 {day(t.end, 'korean')}까지 {years}으로 한다.", **full),
         said(f"이 계약은 {day(t.start, 'padded')}에 시작하여 {day(t.end, 'padded')}에 끝나며, 그 기간은 {months}개월이다.", **full),
         said(f"갑은 {day(t.start, 'korean')}자로 을을 채용하며, 계약은 {months}개월 뒤인 {day(t.end, 'korean')}에 만료된다.", **full)],
    )  # fmt: skip


def term_planned(pen: Pen) -> Sequence[Said]:
    """The term as a statement tells it in prose."""
    t = pen.terms
    months = t.stated_months
    full = {"start": t.start.isoformat(), "end": t.end.isoformat(), "term_months": months}
    return [said(f"고용 예정 기간은 {day(t.start, 'korean')}부터 {day(t.end, 'korean')}까지 {months}개월입니다.", **full),
            said(f"당사는 {day(t.start, 'dots')}부터 {day(t.end, 'dots')}까지({months}개월) 피초청인을 고용할 계획입니다.", **full),
            said(f"근로계약은 {day(t.start, 'korean')}에 시작되어 {day(t.end, 'korean')}에 종료되는 {months}개월의 기간으로 체결하였습니다.", **full)]  # fmt: skip


def place(pen: Pen) -> Sequence[Said]:
    """The place of work."""
    t = pen.terms
    full, plain = address(t.workplace, "ko"), address(t.workplace, "ko", detail=False, short=True)
    known = {"workplace": t.workplace}
    return pen.by_way(
        [said(full, **known), said(f"{plain} (본사)", **known), said(f"당사 본사 ({full})", **known)],
        [said(plain, **known), said(f"{full} 당사 사무실", **known)],
        [said(f"을의 근무장소는 {full}에 있는 갑의 사업장으로 한다.", **known), said(f"을은 {plain} 소재 갑의 사업장에서 근무한다.", **known),
         said(f"을이 일할 장소는 갑의 본사({full})이다.", **known)],
    )  # fmt: skip


def pay(pen: Pen) -> Sequence[Said]:
    """The pay of a contract: a year, a month, digits, words, thousands and millions."""
    p = pen.terms.pay
    if p.hourly is not None:
        return _hourly(pen)
    year, month, words = {"annual_salary_krw": p.annual}, {"monthly_salary_krw": p.month}, {"pay_in_words_krw": p.words}
    if p.bonus is not None:
        return _with_bonus(pen)
    return pen.by_way(
        [said(f"연봉 {p.annual:,}원 (월 {p.month:,}원)", **year, **month), said(f"금 {korean_words(p.words)}원정 (연 ₩{p.annual:,})", **year, **words),
         said(f"월 {man(p.month)} (연간 총액 {man(p.annual)}, 세전)", **year, **month)],
        [said(f"연봉 {man(p.annual)} (매월 {p.month:,}원 지급)", **year, **month), said(f"연봉 일금 {korean_words(p.words)}원(￦{p.annual:,})", **year, **words),
         said(f"월급 {p.month:,}원, 연 {millions(p.annual)}백만원", **year, **month),
         said(f"매월 {man(p.month)} × 12개월 = 연봉 {man(p.annual)}", **year, **month)],
        [said(f"갑은 을에게 연봉 {p.annual:,}원을 12로 나누어 매월 {p.month:,}원씩 지급한다.", **year, **month),
         said(f"을의 연봉은 금 {korean_words(p.words)}원정(₩{p.annual:,})으로 한다.", **year, **words),
         said(f"임금은 월 {man(p.month)}으로 하며 연간 총액은 {man(p.annual)}이다.", **year, **month),
         said(f"갑은 을에게 세전 연 {p.annual:,}원(월 {p.month:,}원)의 임금을 지급하기로 한다.", **year, **month)],
    )  # fmt: skip


def _hourly(pen: Pen) -> Sequence[Said]:
    wage = pen.terms.pay.hourly
    known = {"hourly_wage_krw": wage}
    return pen.by_way(
        [said(f"시급 {wage:,}원", **known)], [said(f"시간급 {wage:,}원 (주휴수당 별도)", **known)], [said(f"을의 임금은 시간당 {wage:,}원으로 하여 매월 지급한다.", **known)],
    )  # fmt: skip


def _with_bonus(pen: Pen) -> Sequence[Said]:
    p = pen.terms.pay
    known = {"annual_salary_krw": p.annual, "bonus_krw": p.bonus}
    return pen.by_way(
        [said(f"연봉 {p.annual:,}원, 상여금 연 {p.bonus:,}원 별도", **known)],
        [said(f"연봉 {man(p.annual)} / 상여금 : 연 {man(p.bonus or 0)} 별도 지급", **known)],
        [said(f"을의 연봉은 {p.annual:,}원으로 하고, 상여금으로 연 {p.bonus:,}원을 따로 지급한다.", **known)],
    )  # fmt: skip


def pay_planned(pen: Pen) -> Sequence[Said]:
    """The pay as a statement tells it."""
    p = pen.terms.pay
    year, month = {"annual_salary_krw": p.annual}, {"monthly_salary_krw": p.month}
    return pen.by_way(
        [said(f"연봉 {man(p.annual)}", **year), said(f"월 {p.month:,}원 (연 {p.annual:,}원)", **year, **month)],
        [said(f"월 급여 {man(p.month)}, 4대 보험 가입", **month), said(f"연봉 {p.annual:,}원 (세전)", **year)],
        [said(f"급여는 연봉 {man(p.annual)}이며 4대 보험과 퇴직급여를 보장합니다.", **year), said(f"당사는 피초청인에게 월 {p.month:,}원의 급여를 지급합니다.", **month),
         said(f"임금은 연 {p.annual:,}원(세전)으로 정하였고 매달 나누어 지급합니다.", **year)],
    )  # fmt: skip


def hours(pen: Pen) -> Sequence[Said]:
    """The working hours; none where the terms leave them out."""
    week = pen.terms.weekly
    if week is None:
        return pen.by_way([said("근로기준법에 따름")], [said("회사 취업규칙에 따름")], [said("근로시간과 휴게는 갑의 취업규칙에 따른다.")])
    daily = week // 5
    known = {"weekly_hours": float(week)}
    return pen.by_way(
        [said(f"1일 {daily}시간, 주 {week}시간 (09:00~18:00, 휴게 12:00~13:00)", **known), said(f"주 {week}시간 (월~금, 1일 {daily}시간)", **known)],
        [said(f"월요일부터 금요일까지 1일 {daily}시간, 1주 {week}시간 (휴게 1시간 제외)", **known), said(f"1일 {daily}시간 / 1주 {week}시간", **known)],
        [said(f"소정근로시간은 휴게시간 1시간을 빼고 1일 {daily}시간, 1주 {week}시간으로 한다.", **known),
         said(f"을은 월요일부터 금요일까지 하루 {daily}시간씩 주 {week}시간 근무하며 점심 1시간은 휴게로 한다.", **known),
         said(f"을의 근로시간은 1주일에 {week}시간으로 하고 토요일과 일요일은 쉰다.", **known)],
    )  # fmt: skip


def title(pen: Pen) -> Sequence[Said]:
    """The job title, in a field."""
    known = {"job_title": pen.terms.title.ko}
    return [said(pen.terms.title.ko, **known)]


def employer(pen: Pen) -> Sequence[Said]:
    """The name of the firm, in a field."""
    t = pen.terms
    return [said(firm(t.firm, "ko", style), employer=t.firm.name.ko) for style in pen.by_way((0, 1), (1, 2), (1, 0))]  # type: ignore[arg-type]


def number(pen: Pen) -> Sequence[Said]:
    """The registration number of the firm."""
    value = pen.terms.firm.number
    return [said(value, employer_number=value)]


def head(pen: Pen) -> Sequence[Said]:
    """The representative, in a field."""
    name = pen.terms.firm.representative.ko
    return [said(name, representative=name), said(f"대표이사 {name}", representative=name)]


def employee(pen: Pen) -> Sequence[Said]:
    """The person's name, in a field."""
    who = pen.terms.person
    known = {"employee": f"{who.family} {who.given}"}
    return [said(person(who, style), **known) for style in pen.by_way((0, 2), (0, 1), (0, 1))]  # type: ignore[arg-type]


def nationality(pen: Pen) -> Sequence[Said]:
    """The nationality, in a field."""
    who = pen.terms.person
    return [said(who.nationality.ko, nationality=who.nation), said(f"{who.nationality.ko} ({who.nationality.en})", nationality=who.nation)]


def birth(pen: Pen) -> Sequence[Said]:
    """The birth date, in a field."""
    date = pen.terms.person.birth
    return [said(day(date, style), birth=date.isoformat()) for style in pen.by_way(("packed", "korean"), ("iso", "dots"), ("korean",))]  # type: ignore[arg-type]


def passport(pen: Pen) -> Sequence[Said]:
    """The passport number, in a field."""
    value = pen.terms.person.passport
    return [said(value, passport=value)]


def person_in_prose(pen: Pen) -> Sequence[Said]:
    """The person as a statement introduces them in running text."""
    who = pen.terms.person
    known = {"employee": f"{who.family} {who.given}", "nationality": who.nation, "birth": who.birth.isoformat(), "passport": who.passport}
    return [
        said(f"고용하려는 사람은 {who.nationality.ko} 국적의 {person(who, 0)}({day(who.birth, 'korean')}생, 여권번호 {who.passport})입니다.", **known),
        said(f"피초청인 {person(who, 0)}은 {day(who.birth, 'dots')}에 태어난 {who.nationality.ko} 국민으로 여권번호는 {who.passport}입니다.", **known),
        said(f"당사가 초청하는 {person(who, 0)} 씨(여권 {who.passport}, {day(who.birth, 'packed')}생)는 {who.nationality.ko} 출신입니다.", **known),
    ]  # fmt: skip
