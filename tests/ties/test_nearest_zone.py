"""A shared location gives the zone of the nearest larger city."""

import pytest

from ties.places.nearest import nearest_zone


@pytest.mark.parametrize(
    ("latitude", "longitude", "zone"),
    [
        pytest.param(30.66, 104.06, "Asia/Shanghai", id="Chengdu"),
        pytest.param(52.5, 13.4, "Europe/Berlin", id="Berlin"),
        pytest.param(-36.8, 174.8, "Pacific/Auckland", id="Auckland"),
        pytest.param(40.7, -74.0, "America/New_York", id="New York"),
        pytest.param(-17.0, 179.9, "Pacific/Fiji", id="across the date line"),
    ],
)
def test_the_nearest_city_gives_the_zone(latitude: float, longitude: float, zone: str) -> None:
    assert nearest_zone(latitude, longitude) == zone
