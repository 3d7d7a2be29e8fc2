"""What the base jobs say in free text: duties, and the reasons of the statements. No figure and no paper is claimed."""

from __future__ import annotations

from tests.matrix.model import Texts

DUTIES = {
    "2223": Texts(
        ("고객사 재고관리 응용프로그램의 기능 설계와 개발", "자바와 스프링을 이용한 업무용 소프트웨어 모듈 구현 및 단위시험",
         "데스크톱 응용프로그램의 오류 원인 분석과 성능 개선", "응용 소프트웨어의 새 판 배포와 기술문서 작성"),
        ("Design and develop features of the inventory management application", "Implement and unit-test modules of business software in Java and Spring",
         "Analyse errors of the desktop application and improve its performance", "Release new versions of the application software and write its technical documents"),
    ),
    "2842": Texts(
        ("중앙아시아 신규 해외 바이어 발굴 및 수출 상담", "해외 거래처와의 가격·납기 협의 및 수출계약 체결",
         "해외 전시회 참가와 현지 시장 동향 조사", "수출 주문 관리와 해외 거래처 사후 관리"),
        ("Find new overseas buyers in Central Asia and hold export talks", "Negotiate price and delivery with foreign customers and conclude export contracts",
         "Take part in trade fairs abroad and study the local market", "Manage export orders and keep the accounts of overseas customers"),
    ),
    "2351": Texts(
        ("공장용 이송기계의 기구 설계와 조립도 작성", "기계 부품의 3차원 모델링과 강도 계산", "감속기, 축, 베어링 등 기계요소의 치수 계산과 선정",
         "시제품 기계의 작동 시험과 설계 변경"),
        ("Mechanical design and assembly drawings of conveying machines for factories", "3D modelling and strength calculation of machine parts",
         "Size and select machine elements such as reducers, shafts and bearings", "Test prototype machines and change their mechanical design"),
    ),
    "2832": Texts(
        ("일본인 관광객을 위한 방한 여행상품 기획 및 개발", "지역 축제와 숙박을 묶은 여행 일정 설계와 원가 산출",
         "호텔·버스회사와의 여행상품 구성 조건 협의", "일본 여행사에 새 여행상품을 제안하고 상품 내용을 개선"),
        ("Plan and develop inbound travel products for Japanese tourists", "Design tour itineraries that combine local festivals with lodging and work out their cost",
         "Agree with hotels and coach firms on the make-up of travel products", "Propose new travel products to agencies in Japan and improve their contents"),
    ),
}
INTRODUCTIONS = {
    "2223": Texts(("당사는 유통업체가 쓰는 재고관리 프로그램을 만들어 공급하는 회사입니다.",), ("We develop and supply inventory management programs for retailers.",)),
    "2842": Texts(("당사는 국내 중소 제조사의 생활용품을 해외에 판매하는 무역회사입니다.",), ("We are a trading company that sells household goods of Korean makers abroad.",)),
    "2351": Texts(("당사는 공장용 이송장비와 자동화 기계를 설계하여 만드는 회사입니다.",), ("We design and build conveying equipment and automatic machines for factories.",)),
    "2832": Texts(("당사는 방한 외국인을 위한 단체여행을 기획하고 운영하는 여행사입니다.",), ("We are a travel agency that plans and runs group tours of Korea for foreign visitors.",)),
}
REASONS = {
    "2223": Texts(
        ("현재 제품의 핵심 모듈을 새 구조로 다시 만드는 일이 진행되고 있으나 이를 맡을 개발자가 부족합니다.",
         "여러 채용 누리집에 공고를 내었으나 해당 언어와 구조를 함께 다룬 지원자를 찾지 못하였습니다.",
         "피초청인은 같은 구조의 제품을 처음부터 개발한 경력이 있어 곧바로 투입할 수 있습니다."),
        ("The core modules of our product are being rebuilt on a new architecture and we lack a developer to take charge of them.",
         "We advertised the post on several job boards but no applicant had worked with both the language and the architecture.",
         "The applicant has built a product of the same architecture from the beginning and can start at once."),
    ),
    "2842": Texts(
        ("러시아어를 쓰는 거래처가 늘었지만 현지 언어로 가격과 납기를 협의할 사람이 사내에 없습니다.",
         "내국인 구인을 계속하였으나 중앙아시아의 상거래 관행을 아는 지원자는 나오지 않았습니다.",
         "피초청인은 현지 도매시장에서 생활용품을 다룬 경험이 있어 거래처를 넓히는 데 알맞습니다."),
        ("The number of Russian-speaking customers has grown while nobody in the firm can discuss price and delivery in their language.",
         "We kept looking for a Korean, yet no applicant knew the commercial customs of Central Asia.",
         "The applicant has handled household goods in local wholesale markets and suits the task of widening our customer base."),
    ),
    "2351": Texts(
        ("수주한 이송장비의 사양이 복잡해지면서 구조해석까지 할 수 있는 설계 인력이 필요합니다.",
         "창원 지역에서 설계 경력자를 구하였으나 해석 프로그램을 다룰 수 있는 사람은 지원하지 않았습니다.",
         "피초청인은 같은 종류의 장비를 설계하고 시험한 경력이 있어 설계팀의 빈자리를 메울 수 있습니다."),
        ("The specifications of the equipment ordered from us have become complex and need a designer who also masters structural analysis.",
         "We looked for experienced designers in the Changwon area, but nobody able to use the analysis software applied.",
         "The applicant has designed and tested equipment of this kind and can fill the gap in the design team."),
    ),
    "2832": Texts(
        ("개별 여행을 즐기는 일본 손님이 많아지면서 취향에 맞춘 새 상품을 만들 사람이 필요합니다.",
         "일본 현지의 여행 문화를 잘 아는 내국인 기획자를 찾았으나 적임자가 없었습니다.",
         "피초청인은 일본 여행사에서 한국 상품을 담당하여 손님의 요구를 잘 알고 있습니다."),
        ("More Japanese guests travel on their own, and we need somebody to create new products to their taste.",
         "We looked for a Korean planner who knows the travel culture of Japan but found none suitable.",
         "The applicant was in charge of Korean products at an agency in Japan and knows well what the guests wish."),
    ),
}
EFFECTS = {
    "2223": Texts(("모듈 교체가 끝나면 고객의 장애 신고를 줄이고 새 기능을 제때 내놓을 수 있습니다.",),
                  ("Once the modules are replaced, customers will report fewer failures and new features can be shipped on time.",)),
    "2842": Texts(("현지어로 직접 협의하여 새 거래처를 얻고 주문 처리의 지연을 없앨 수 있습니다.",),
                  ("Direct talks in the local language will win new customers and end delays in handling orders.",)),
    "2351": Texts(("설계 단계에서 강도를 미리 확인하여 시험 중의 파손과 재설계를 줄일 수 있습니다.",),
                  ("Checking strength at the design stage will reduce breakage in tests and repeated design work.",)),
    "2832": Texts(("새 상품으로 손님의 만족을 높이고 재방문을 이끌 수 있습니다.",), ("New products will please the guests and bring them back.",)),
}
PLANS = {
    "2223": Texts(("첫해에는 핵심 모듈을 맡고 이듬해에는 제품 전체의 구조 개선을 이끌게 합니다.",),
                  ("In the first year the person takes over the core modules and in the second leads the improvement of the whole product.",)),
    "2842": Texts(("먼저 기존 거래처를 인계받은 뒤 차례로 이웃 나라의 새 거래처를 개척하게 합니다.",),
                  ("The person first takes over the existing customers and then opens up new ones in the neighbouring countries step by step.",)),
    "2351": Texts(("입사 뒤 표준 장비의 해석을 맡기고 이어서 주문 장비의 설계를 책임지게 합니다.",),
                  ("After joining, the person analyses the standard equipment and then takes charge of designing custom machines.",)),
    "2832": Texts(("봄과 가을 여행철에 맞추어 상품을 내고 손님의 평을 모아 다음 상품에 반영하게 합니다.",),
                  ("The person launches products for the spring and autumn seasons and uses the guests' comments for the next ones.",)),
}
