"""Broken in what only a campaign file has."""

from tests.broken.marks import Broken

CAMPAIGN = (
    Broken("minimal_kind", "name: 甲\n⟦FIL02⟧kind: village\n"),
    Broken("language", "name: 甲\nlanguage: ⟦FIL04⟧fr\n"),
    Broken("stages_map", "name: 甲\nstages: ⟦FIL04⟧{id: study}\n"),
    Broken("stage_word", "name: 甲\nstages:\n  - {id: ⟦FIL04⟧learn}\n"),
    Broken("stage_day", "name: 甲\nstages:\n  - {id: study, start: ⟦FIL06⟧2006-02-30}\n"),
    Broken("stage_no_id", "name: 甲\nstages:\n  - {⟦FIL05⟧name: 学习}\n"),
    Broken("limit_word", "name: 甲\nlimits: {start_days: ⟦FIL04⟧three}\n"),
    Broken("limit_share", "name: 甲\nlimits: {attendance: ⟦FIL04⟧80%}\n"),
    Broken("limit_misspelt", "name: 甲\nlimits: {⟦FIL02⟧start_day: 3}\n"),
    Broken("profile_text", "name: 甲\nprofiles: {school: ⟦FIL04⟧学校}\n"),
    Broken("profile_flag", "name: 甲\nprofiles: {school: {themes: ⟦FIL04⟧maybe}}\n"),
    Broken("profile_channel", "name: 甲\nprofiles: {school: {publicity: [⟦FIL04⟧wechat]}}\n"),
    Broken("list_word_no_id", "name: 甲\ntags:\n  - {⟦FIL05⟧name: 甲}\n"),
    Broken("option_class", "name: 甲\nsurvey_options:\n  - {id: x, class: ⟦FIL04⟧good}\n"),
    Broken("holiday", "name: 甲\ncalendar: {holidays: [⟦FIL06⟧2006-13-01]}\n"),
    Broken("holiday_span", "name: 甲\ncalendar: {holidays: [{⟦FIL05⟧to: 2006-02-04}]}\n"),
    Broken("severity", "name: 甲\nseverity: {OPN01: ⟦FIL04⟧bad}\n"),
    Broken("fonts", "name: 甲\nnotice: {fonts: ⟦FIL04⟧宋体}\n"),
    Broken("notice_key", "name: 甲\nnotice: {⟦FIL02⟧fnots: {a: 宋体}}\n"),
)
