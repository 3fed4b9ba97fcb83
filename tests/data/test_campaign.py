"""The campaign of damage in a short form: nothing comes of it but the right numbers or a plain fault."""

import random

import pytest

from tests.data import campaign

ROUNDS = {campaign.damaged_files: 40, campaign.half_written_folders: 12, campaign.damaged_text: 6, campaign.killed_writers: 3,
          campaign.readers_beside_two_builds: 8}


@pytest.mark.parametrize("attack", campaign.ATTACKS, ids=lambda attack: attack.__name__)
def test_only_plain_faults_come_of_damage(attack) -> None:
    seen = attack(random.Random(1), ROUNDS[attack])
    assert sum(seen.values()) == ROUNDS[attack]


def test_the_campaign_notices_other_data() -> None:
    """The attacks are worth something: one value that differs does not pass."""
    values = campaign.RIGHT.observations["value"]
    other = campaign.RIGHT._replace(observations=campaign.RIGHT.observations.assign(value=values.mask(values.index == 7, 61.63)))
    assert campaign.same(campaign.RIGHT, campaign.RIGHT) and not campaign.same(campaign.RIGHT, other)
    for tables, held in ((campaign.RIGHT, True), (other, False)):
        assert campaign.holds_the_text(tables.observations, campaign.ROOT / "data") == held
