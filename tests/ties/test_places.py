"""Places: what is found in a line, what is left alone, and what a typed name means."""

from __future__ import annotations

import pytest

from ties.places import country_currency, find_place, find_places, inside, same_place


def told(text: str) -> str:
    """Write the places of a text as `Shenzhen, Berlin`."""
    return ", ".join(f.place.name for f in find_places(text))


FOUND = {
    # Latin names
    "Ingrid, ops director, Bergen": "Bergen",
    "carl mbeke lagos fintech": "Lagos",
    "based in Reading": "Reading",
    "Ann, PR, Reading": "Reading",
    "Ann, PR, Nice": "Nice",
    "lives in Split": "Split",
    "moved to Bath last year": "Bath",
    "Jim, plumber, Reno, 775-555-0121": "Reno",
    "Rob Winter | insurance | Winterthur": "Winterthur",
    "fencing contractor, Richmond VA": "Richmond",
    "Portland, OR 97201": "Portland",
    "Paris, Texas": "Paris",
    "Ellis, cook, Atlanta, Georgia": "Atlanta",
    "London-based founder": "London",
    "Cambridge, MA": "Cambridge",
    "London, Ontario": "London",
    "Birmingham AL": "Birmingham",
    "Shanghai, China": "Shanghai",
    "yoga retreats, Ubud, looking for a chef": "Ubud",
    "makes chocolate, Bogotá": "Bogotá",
    "makes chocolate, Bogota": "Bogotá",
    "sao paulo coffee": "São Paulo",
    "São Paulo": "São Paulo",
    "Köln, Maschinenbau": "Cologne",
    "Anna, München": "Munich",
    "Anna, Muenchen": "Munich",
    "St. Gallen": "Sankt Gallen",
    "Xi'an": "Xi'an",
    "Clermont-Ferrand": "Clermont-Ferrand",
    "Saigon, coffee": "Ho Chi Minh City",
    "Peking opera fan": "Beijing",
    "Farid, carpets, Tabriz → Hamburg": "Tabriz, Hamburg",
    "Dongguan 东莞": "Dongguan, Dongguan",
    "Will Tan, sg, palm oil trader": "Singapore",
    "James Silva, Towngas, HK": "Hong Kong",
    "Grace, SH, sales": "Shanghai",
    "in LA next week": "Los Angeles",
    "NYC restaurants": "New York",
    "a UK buyer": "United Kingdom",
    "needs a US warehouse": "United States",
    "sells to Germany and France": "Germany, France",
    "opens shops in South Korea": "South Korea",
    "Kowloon, security": "Kowloon",
    "lives in Brooklyn": "Brooklyn",
    "an office in Shoreditch": "Shoreditch",
    "Bay Area startups": "Bay Area",
    "Southeast Asia distributors": "Southeast Asia",
    "covers DACH and Benelux": "DACH, Benelux",
    "buyers in the Middle East": "Middle East",
    "GCC market": "Gulf",
    "LatAm growth": "Latin America",
    "from Georgia, the country, in Tbilisi": "Georgia, Tbilisi",
    "mining, Sydney": "Sydney",
    "he is from Sydney": "Sydney",
    "works @Berlin": "Berlin",
    "shenzhen hardware guy": "Shenzhen",
    "Tianjin port": "Tianjin",
    "Reto, banker, Zug": "Zug",
    "Jiangsu factories": "Jiangsu",
    # Chinese names
    "张伟 腾讯 深圳": "Shenzhen",
    "吕工做伺服电机的在苏州18800188102": "Suzhou",
    "黃小姐，台中，烘焙": "Taichung",
    "蔡老板 蔡记肠粉 汕尾": "Shanwei",
    "李总 厨具 永康": "Yongkang",
    "江山 江山市 木门厂": "Jiangshan",
    "他在江山做木门": "Jiangshan",
    "王海宁 浙江海宁 皮革": "Haining",
    "新疆和田 玉": "Hetian",
    "黑龙江五常 大米": "Wuchang",
    "江西景德镇": "Jingdezhen",
    "吉林长春": "Changchun",
    "吉林市 玻璃": "Jilin",
    "京东北京": "Beijing",
    "美国加州洛杉矶": "Los Angeles",
    "非洲尼日利亚拉各斯": "Lagos",
    "云南普洱市": "Pu'er",
    "长安镇 模具": "Chang'an",
    "小美 在佛山上班": "Foshan",
    "宁夏贺兰 红酒": "Helan",
    "新疆喀什 干果": "Kashgar",
    "上海静安 发型师": "Jing'an",
    "深圳前海": "Qianhai",
    "浙江义乌": "Yiwu",
    "广东省东莞市": "Dongguan",
    "北京朝阳区": "Chaoyang District",
    "成都到拉萨": "Chengdu, Lhasa",
    "想要东南亚渠道": "Southeast Asia",
    "缺华东经销商": "East China",
    "大湾区的朋友": "Greater Bay Area",
    "江浙沪包邮": "Jiangsu, Zhejiang and Shanghai",
    "墨尔本留学": "Melbourne",
    "缺北美代理": "North America",
    "去美国和德国": "United States, Germany",
    "香港公司": "Hong Kong",
    "常驻纽约": "New York",
    "旧金山湾区": "Bay Area",
    "迪拜 建材": "Dubai",
    "吉隆坡 棕榈油": "Kuala Lumpur",
    "胡志明市 鞋厂": "Ho Chi Minh City",
    "台北市": "Taipei",
    "内蒙古 羊绒": "Inner Mongolia",
    "蛇口的公司": "Shekou",
    "上海市场": "Shanghai",
    "坐标杭州": "Hangzhou",
    "上海做芯片的公司": "Shanghai",
    "義烏小商品": "Yiwu",
    "廣州 服裝": "Guangzhou",
    "人在曼谷": "Bangkok",
    "老家汕头": "Shantou",
}
LEFT_ALONE = [
    "reading a book",
    "Reading is fun",
    "a nice man from the bank",
    "Nice to meet you",
    "mobile phones",
    "Mobile: 13800138000",
    "the best of the best",
    "orange juice",
    "split the bill",
    "a hot bath",
    "bury the cable",
    "good deal",
    "Lisbon Clarke, PR",
    "works for Paris Green Studio",
    "Jack London, writer",
    "Paris Hilton",
    "Sydney Chan, lawyer",
    "Austin, plumber",
    "Charlotte Brown, tailor",
    "Jordan Lee, coach",
    "via Grace",
    "intro from Austin",
    "Mason, builder",
    "Uni of Split",
    "Bank of China",
    "Tom @ Bank of Somewhere",
    "Dr Lagos, dentist",
    "University of Oxford",
    "paul@london.example.com",
    "www.berlin.example.com",
    "@paris_00",
    "tell us more",
    "la la land",
    "is it in?",
    "so be it",
    "Or so",
    "see me at 9",
    "he is in no hurry",
    "turkey sandwiches",
    "china plates",
    "a chad",
    "Victoria, florist",
    "Van hire",
    "boxing coach",
    "university lecturer",
    "most of the time",
    "the police officer",
    "my bank",
    "say hi",
    "hit and run",
    "江山 木门厂",
    "金山 钢材贸易",
    "广州塔科技 前台",
    "上海路8号",
    "南京东路",
    "北京大学",
    "中国银行",
    "北京烤鸭店",
    "中国移动",
    "广州本田 工程师",
    "意大利语翻译",
    "北京时间九点",
    "重庆小面 加盟",
    "他儿子叫安康",
    "兰州拉面",
    "深圳市云帆科技有限公司",
    "杭州星野科技",
    "陈海宁 律师",
    "李昆明 木匠",
    "合作过两个项目",
    "平安保险",
    "朝阳产业",
    "公平合理",
    "长寿秘诀",
    "东方美学",
    "普洱茶",
    "白银价格",
    "青年旅舍",
    "太平盛世",
    "京",
    "沪",
    "大理石",
    "给大厂做招聘外包",
    "DC/DC转换器",
    "海鲜饭",
]


@pytest.mark.parametrize(("text", "names"), [pytest.param(t, n, id=t) for t, n in FOUND.items()])
def test_a_place_is_found(text: str, names: str) -> None:
    assert told(text) == names


@pytest.mark.parametrize("text", [pytest.param(t, id=t) for t in LEFT_ALONE])
def test_a_word_or_a_name_is_no_place(text: str) -> None:
    assert told(text) == ""


@pytest.mark.parametrize(
    ("typed", "name", "zone"),
    [
        pytest.param("成都", "Chengdu", "Asia/Shanghai", id="Chinese"),
        pytest.param("chengdu", "Chengdu", "Asia/Shanghai", id="pinyin"),
        pytest.param("Shen Zhen", "Shenzhen", "Asia/Shanghai", id="pinyin in two"),
        pytest.param("sanfrancisco", "San Francisco", "America/Los_Angeles", id="two words in one"),
        pytest.param("Berlin", "Berlin", "Europe/Berlin", id="English"),
        pytest.param("münchen", "Munich", "Europe/Berlin", id="its own language"),
        pytest.param(" sg ", "Singapore", "Asia/Singapore", id="short"),
        pytest.param("la", "Los Angeles", "America/Los_Angeles", id="short and a word"),
        pytest.param("江山", "Jiangshan", "Asia/Shanghai", id="a word when it stands in a line"),
        pytest.param("reading", "Reading", "Europe/London", id="a word too"),
        pytest.param("北京市", "Beijing", "Asia/Shanghai", id="with its unit"),
        pytest.param("浙江江山", "Jiangshan", "Asia/Shanghai", id="behind its province"),
        pytest.param("上海静安", "Jing'an", "Asia/Shanghai", id="a district"),
        pytest.param("Richmond, VA", "Richmond", "America/New_York", id="with a state"),
        pytest.param("Richmond, BC", "Richmond", "America/Vancouver", id="another of the name"),
        pytest.param("cambridge us", "Cambridge", "America/New_York", id="with a country"),
        pytest.param("Sha Tin Hong Kong", "Sha Tin", "Asia/Hong_Kong", id="in a city that is a country"),
        pytest.param("US", "United States", "America/New_York", id="a country: its biggest city"),
        pytest.param("中国", "China", "Asia/Shanghai", id="a country in Chinese"),
        pytest.param("广东省", "Guangdong", "Asia/Shanghai", id="a province"),
        pytest.param("大湾区", "Greater Bay Area", "Asia/Shanghai", id="a region"),
        pytest.param("Europe/Berlin", "Berlin", "Europe/Berlin", id="a zone"),
        pytest.param("Asia/Chongqing", "Chongqing", "Asia/Shanghai", id="an old zone"),
        pytest.param("America/Indiana/Vincennes", "Jasper", "America/Indiana/Vincennes", id="a zone in three parts"),
        pytest.param("UTC", "UTC", "UTC", id="universal time"),
    ],
)
def test_a_typed_place_is_known(typed: str, name: str, zone: str) -> None:
    found = find_place(typed)
    assert found is not None
    assert (found.name, found.zone) == (name, zone)


@pytest.mark.parametrize("typed", ["", "xyzzy", "Nowhere/Land", "Mars/Phobos_Base", "没有这个地方", "Richmond, ON"])
def test_an_unknown_place_is_none(typed: str) -> None:
    assert find_place(typed) is None


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        pytest.param("上海", "Shanghai", True, id="two languages"),
        pytest.param("深圳市", "shen zhen", True, id="unit and pinyin"),
        pytest.param("NYC", "New York", True, id="short"),
        pytest.param("臺北", "Taipei", True, id="traditional"),
        pytest.param("Nowhere", "nowhere", True, id="unknown but equal"),
        pytest.param("上海", "Beijing", False, id="two places"),
        pytest.param("Nowhere", "Elsewhere", False, id="two unknown ones"),
    ],
)
def test_two_names_of_one_place_are_the_same(a: str, b: str, same: bool) -> None:  # noqa: FBT001 - a table
    assert same_place(a, b) is same


@pytest.mark.parametrize(
    ("inner", "outer", "is_inside"),
    [
        pytest.param("Shenzhen", "大湾区", True, id="a city of a region"),
        pytest.param("Hong Kong", "GBA", True, id="a country of a region"),
        pytest.param("前海", "大湾区", True, id="a district of a city of a region"),
        pytest.param("Beijing", "GBA", False, id="not there"),
        pytest.param("杭州", "江浙沪", True, id="a city of a province of a region"),
        pytest.param("Oakland", "Bay Area", True, id="a city listed by name"),
        pytest.param("Vienna", "DACH", True, id="a country of DACH"),
        pytest.param("London", "EU", False, id="no longer"),
        pytest.param("Tokyo", "Asia", True, id="a continent"),
        pytest.param("静安", "上海", True, id="a district of a city"),
        pytest.param("上海", "静安", False, id="not the other way"),
        pytest.param("上海", "中国", True, id="a city of a country"),
        pytest.param("广东", "中国", True, id="a province of a country"),
        pytest.param("广东", "华南", True, id="a province of a region"),
        pytest.param("广东", "华东", False, id="a province elsewhere"),
        pytest.param("Benelux", "Europe", True, id="a region of a region"),
        pytest.param("Japan", "亚洲", True, id="a country of a continent"),
        pytest.param("Berlin", "Berlin", True, id="itself"),
        pytest.param("Berlin", "UTC", False, id="universal time holds nothing"),
    ],
)
def test_a_place_lies_in_another(inner: str, outer: str, is_inside: bool) -> None:  # noqa: FBT001 - a table
    a, b = find_place(inner), find_place(outer)
    assert a is not None
    assert b is not None
    assert inside(a, b) is is_inside


@pytest.mark.parametrize(
    ("country", "currency"),
    [
        pytest.param("CN", "CNY", id="China"),
        pytest.param("de", "EUR", id="small letters"),
        pytest.param("BG", "EUR", id="Bulgaria, since 2026"),
        pytest.param("SG", "SGD", id="Singapore"),
        pytest.param("??", "USD", id="unknown"),
    ],
)
def test_a_country_has_a_currency(country: str, currency: str) -> None:
    assert country_currency(country) == currency


def test_a_place_takes_its_state_and_its_province_in() -> None:
    text = "Pike, fencing, Richmond VA, 宁夏贺兰"
    assert [text[f.start : f.end] for f in find_places(text)] == ["Richmond VA", "宁夏贺兰"]
