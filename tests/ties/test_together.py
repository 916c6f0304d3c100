import pytest

from ties.capture import Reading
from ties.people import TouchKind
from ties.together import together

KNOWN = ("Lin Yue", "Tom Baker", "张伟", "李娜")


@pytest.mark.parametrize(
    ("text", "name", "kind", "people"),
    [
        pytest.param("lunch with Lin Yue and Tom Baker", "", TouchKind.MEAL, ("Lin Yue", "Tom Baker"), id="and"),
        pytest.param("met Lin Yue, Tom Baker", "Lin Yue", TouchKind.MEETING, ("Lin Yue", "Tom Baker"), id="comma"),
        pytest.param("今天和张伟、李娜吃饭", "张伟", TouchKind.MEAL, ("张伟", "李娜"), id="Chinese"),
        pytest.param("和张伟、李娜一起开会", "和张伟", TouchKind.MEETING, ("张伟", "李娜"), id="a name read too long"),
        pytest.param("和张伟李娜吃饭", "和张伟李娜吃饭", TouchKind.MEAL, ("张伟", "李娜"), id="nothing between"),
        pytest.param("lunch with Tom and Lin Yue", "Tom", TouchKind.MEAL, ("Tom Baker", "Lin Yue"), id="a given name"),
        pytest.param("met Tom Baker and Tom", "Tom Baker", TouchKind.MEETING, (), id="the same twice"),
        pytest.param("coffee with Tom, he knows Lin Yue", "Tom", TouchKind.MEAL, (), id="known to the other"),
        pytest.param("张伟和李娜：要去新加坡", "张伟", TouchKind.NOTE, ("张伟", "李娜"), id="a note on two"),
        pytest.param("Lin Yue and Tom Baker know each other", "", TouchKind.NOTE, (), id="no touch"),
        pytest.param("met Rhea, notary, via Lin Yue and Tom Baker", "Rhea", TouchKind.MEETING, (), id="introducers"),
        pytest.param("coffee with Lin Yue; Tom Baker called", "Lin Yue", TouchKind.MEAL, (), id="not side by side"),
        pytest.param("lunch with Lin Yue", "Lin Yue", TouchKind.MEAL, (), id="one"),
        pytest.param("lunch", "", TouchKind.MEAL, (), id="nobody"),
    ],
)
def test_people_named_side_by_side(text: str, name: str, kind: TouchKind, people: tuple[str, ...]) -> None:
    assert together(text, Reading(name=name), kind, KNOWN) == people
