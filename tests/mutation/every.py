"""Every mutation, family by family."""

from tests.mutation.mutation import Mutation
from tests.mutation.of_chinese import CHINESE
from tests.mutation.of_closing import CLOSING
from tests.mutation.of_ending import MAKEUPS, MECHANISMS
from tests.mutation.of_files import FORMAT
from tests.mutation.of_finish import FINISH, VISITS
from tests.mutation.of_ids import IDS
from tests.mutation.of_issues import ISSUES
from tests.mutation.of_lookbacks import LOOKBACKS
from tests.mutation.of_measures import MEASURES
from tests.mutation.of_meetings import MEETINGS
from tests.mutation.of_members import MEMBERS
from tests.mutation.of_opinions import OPINIONS
from tests.mutation.of_order import ORDER
from tests.mutation.of_plan import PLAN
from tests.mutation.of_public import NOTICES, PRIVACY, PUBLICITY
from tests.mutation.of_references import REFERENCES
from tests.mutation.of_steps import STEPS
from tests.mutation.of_surveys import SURVEYS
from tests.mutation.of_tracks import TRACKS
from tests.mutation.of_units import UNITS
from tests.mutation.of_waivers import WAIVERS

EVERY: tuple[Mutation, ...] = (
    *(*FORMAT, *IDS, *REFERENCES, *ORDER, *STEPS, *UNITS, *MEETINGS, *MEMBERS, *OPINIONS, *PLAN),
    *(*ISSUES, *TRACKS, *MEASURES, *CLOSING, *NOTICES, *PRIVACY, *PUBLICITY, *LOOKBACKS),
    *(*SURVEYS, *MAKEUPS, *MECHANISMS, *VISITS, *FINISH, *WAIVERS, *CHINESE),
)
