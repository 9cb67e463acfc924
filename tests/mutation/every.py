"""Every mutation, family by family."""

from tests.mutation.mutation import Mutation
from tests.mutation.of_closing import CLOSING
from tests.mutation.of_ending import LOOKBACKS, MAKEUPS, MECHANISMS, SURVEYS
from tests.mutation.of_files import FORMAT, LINKS
from tests.mutation.of_finish import FINISH, VISITS, WAIVERS
from tests.mutation.of_issues import ISSUES, MEASURES, TRACKS
from tests.mutation.of_opinions import OPINIONS
from tests.mutation.of_order import ORDER
from tests.mutation.of_plan import PLAN
from tests.mutation.of_public import NOTICES, PRIVACY, PUBLICITY
from tests.mutation.of_units import MEETINGS, MEMBERS, UNITS

EVERY: tuple[Mutation, ...] = (
    *FORMAT,
    *LINKS,
    *ORDER,
    *UNITS,
    *MEETINGS,
    *MEMBERS,
    *OPINIONS,
    *PLAN,
    *ISSUES,
    *TRACKS,
    *MEASURES,
    *CLOSING,
    *NOTICES,
    *PRIVACY,
    *PUBLICITY,
    *LOOKBACKS,
    *SURVEYS,
    *MAKEUPS,
    *MECHANISMS,
    *VISITS,
    *FINISH,
    *WAIVERS,
)
