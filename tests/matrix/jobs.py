"""The base jobs: each breaks no rule on the filing day. Persons and firms are invented."""

from __future__ import annotations

import datetime as dt

from tests.matrix.jobs_texts import DUTIES, EFFECTS, INTRODUCTIONS, PLANS, REASONS
from tests.matrix.model import Address, Firm, Pay, Person, Terms, Text

GASAN = Address("서울특별시", "서울시", "Seoul", Text("금천구", "Geumcheon-gu"), Text("가산디지털1로", "Gasan digital 1-ro"), "168", Text("1203호", "Unit 1203"))
SONGDO = Address("인천광역시", "인천", "Incheon", Text("연수구", "Yeonsu-gu"), Text("송도과학로", "Songdogwahak-ro"), "32", Text("7층", "7F"))
CHANGWON = Address("경상남도", "경남", "Gyeongsangnam-do", Text("창원시 성산구", "Seongsan-gu, Changwon-si"), Text("공단로", "Gongdan-ro"), "271",
                   Text("본관동", "Main Building"))
JONGNO = Address("서울특별시", "서울", "Seoul", Text("종로구", "Jongno-gu"), Text("우정국로", "Ujeongguk-ro"), "48", Text("5층 502호", "5F, Room 502"))
GUMI = Address("경상북도", "경북", "Gyeongsangbuk-do", Text("구미시", "Gumi-si"), Text("1공단로", "1gongdan-ro"), "115", Text("2층", "2F"))

_SOFTWARE = Firm(
    Text("누리웍스", "Nuriworks"), "214-88-31457", Text("김도윤", "Kim Do-yun"), GASAN,
    Text("정보통신업", "Information and communications"), Text("응용 소프트웨어 개발 및 공급업", "Development and supply of application software"), 27, 25, 2,
)  # fmt: skip
_TRADING = Firm(
    Text("다온글로벌", "Daon Global"), "131-86-52093", Text("이서연", "Lee Seo-yeon"), SONGDO,
    Text("도매 및 상품중개업", "Wholesale and commodity trading"), Text("무역, 수출입업", "Import and export trade"), 22, 20, 2,
)  # fmt: skip
_MACHINES = Firm(
    Text("태산기공", "Taesan Machinery"), "609-81-74526", Text("박준호", "Park Jun-ho"), CHANGWON,
    Text("제조업", "Manufacturing"), Text("산업용 기계 제조", "Industrial machinery"), 44, 42, 2,
)  # fmt: skip
_TOURS = Firm(
    Text("길벗투어", "Gilbeot Tour"), "101-87-20368", Text("정하은", "Jung Ha-eun"), JONGNO,
    Text("여행업", "Travel agency"), Text("종합여행업", "Inbound and outbound travel"), 19, 18, 1,
)  # fmt: skip
OTHER_FIRM = Firm(
    Text("온새미랩", "Onsaemi Lab"), "513-81-60247", Text("최민석", "Choi Min-seok"), GUMI,
    Text("정보통신업", "Information and communications"), Text("응용 소프트웨어 개발 및 공급업", "Development and supply of application software"), 31, 29, 2,
)  # fmt: skip

_MINH = Person("NGUYEN", "VAN MINH", Text("베트남", "Vietnam"), "VN", dt.date(1994, 3, 17), "C8123456", "bachelor",
               Text("컴퓨터공학", "Computer Engineering"), Text("하노이공업대학교", "Hanoi University of Industry"), 4, "D-2", Text("유학(D-2)", "D-2 (student)"))
_DILNOZA = Person("KARIMOVA", "DILNOZA", Text("우즈베키스탄", "Uzbekistan"), "UZ", dt.date(1995, 8, 2), "FA2245871", "bachelor",
                  Text("국제통상학", "International Trade"), Text("타슈켄트국립경제대학교", "Tashkent State University of Economics"), 3, "D-10", Text("구직(D-10)", "D-10 (job seeker)"))
_ASIF = Person("RAHMAN", "MD ASIF", Text("방글라데시", "Bangladesh"), "BD", dt.date(1992, 11, 25), "EH0456781", "bachelor",
               Text("기계공학", "Mechanical Engineering"), Text("다카공과대학교", "Dhaka Institute of Engineering"), 5)
_YUKI = Person("TANAKA", "YUKI", Text("일본", "Japan"), "JP", dt.date(1993, 5, 9), "TR4407215", "bachelor",
               Text("관광학", "Tourism Studies"), Text("오사카관광대학교", "Osaka University of Tourism"), 3)
OTHER_PERSON = Person("SHRESTHA", "BIKASH", Text("네팔", "Nepal"), "NP", dt.date(1996, 1, 30), "PA0773194", "bachelor",
                      Text("정보공학", "Information Engineering"), Text("트리부반대학교", "Tribhuvan University"), 2)


def _terms(job: str, firm: Firm, person: Person, code_name: Text, title: Text, department: Text, annual: int) -> Terms:
    return Terms(
        firm=firm, person=person, code=job, code_name=code_name, subtype="E-7-1", title=title, department=department,
        duties=DUTIES[job], pay=Pay(annual), workplace=firm.address,
        introduction=INTRODUCTIONS[job], reasons=REASONS[job], effects=EFFECTS[job], plan=PLANS[job],
    )  # fmt: skip


JOBS = {
    "2223": _terms("2223", _SOFTWARE, _MINH, Text("응용 소프트웨어 개발자", "Application software developer"),
                   Text("응용 소프트웨어 개발자", "Application Software Developer"), Text("제품개발팀", "Product Development Team"), 42_000_000),
    "2842": _terms("2842", _TRADING, _DILNOZA, Text("해외영업원", "Overseas sales representative"),
                   Text("해외영업원", "Overseas Sales Representative"), Text("해외사업부", "Overseas Business Division"), 36_000_000),
    "2351": _terms("2351", _MACHINES, _ASIF, Text("기계공학 기술자", "Mechanical engineer"),
                   Text("기계공학 기술자", "Mechanical Engineer"), Text("설계팀", "Design Team"), 39_600_000),
    "2832": _terms("2832", _TOURS, _YUKI, Text("여행상품 개발자", "Travel product developer"),
                   Text("여행상품 개발자", "Travel Product Developer"), Text("상품개발팀", "Product Planning Team"), 33_600_000),
}  # fmt: skip
