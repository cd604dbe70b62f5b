"""Writes closures.txt: the weekdays on which each market was or will be closed.

    pip install exchange_calendars==4.13.2 holidays==0.109 && python closures.py > closures.txt
"""
import importlib.metadata as meta
import sys

import exchange_calendars as xc
import holidays as hd
import pandas as pd

MARKETS = """XNYS XTSE XMEX BVMF XBUE XSGO XBOG XLON XDUB XLIS XPAR XAMS XBRU XETR XSWX XMIL XMAD XWBO XSTO XHEL XCSE XOSL
XWAR XPRA XBUD XIST XMOS XJSE XTKS XHKG XSHG XKRX XTAI XBOM XASX XNZE XSES XKLS XIDX XBKK XPHS""".split()
FIRST, LAST = 1990, 2030
# Years the calendars refuse, filled from national holidays: (market, from, to, country, extra MM-DD).
FILL = [
    ("XTKS", 1990, 1996, "JP", ["01-02", "01-03", "12-31"]),
    ("XSHG", 2027, 2030, "CN", []),
    ("XSES", 2027, 2030, "SG", []),
    ("XBOM", 2027, 2030, "IN", []),
]
# Closures that the calendars lack: Hong Kong's typhoon Saola and black rainstorm of September 2023.
EXTRA = {"XHKG": ["2023-09-01", "2023-09-08"]}


def closed(mic):
    cls = xc.calendar_utils._default_calendar_factories[mic]
    lo = max(pd.Timestamp(FIRST, 1, 1), cls.bound_min() or pd.Timestamp(FIRST, 1, 1))
    hi = min(pd.Timestamp(LAST, 12, 31), cls.bound_max() or pd.Timestamp(LAST, 12, 31))
    cal = xc.get_calendar(mic, start=lo, end=hi)
    open_days = set(cal.sessions)
    days = [d for d in pd.bdate_range(lo, hi) if d not in open_days]
    for m, y0, y1, country, extra in FILL:
        if m == mic:
            names = hd.country_holidays(country, years=range(y0, y1 + 1))
            days += [d for d in pd.bdate_range(f"{y0}-01-01", f"{y1}-12-31") if d.date() in names or d.strftime("%m-%d") in extra]
    days += [pd.Timestamp(d) for d in EXTRA.get(mic, [])]
    return sorted(set(days))


print("# Weekdays on which a market was closed: MIC YEAR MMDD...")
print("# Written by closures.py; do not edit. Sources: exchange_calendars", meta.version("exchange_calendars"), "(Apache-2.0);")
print("# holidays", meta.version("holidays"), "(MIT) for XTKS 1990-1996 and XSHG, XSES, XBOM 2027-2030.")
print("""#
# From rules of exchange_calendars: fixed days with observance, nth weekdays, Easter, the lunar calendar where it is
# computed (XHKG to 2049, XKRX to 2050). From its lists: mourning, storms, 11 September 2001, Hurricane Sandy, Hong
# Kong typhoons (two of September 2023 added here), the Golden Weeks of China, Indian and Singaporean holidays.
# Uncertain: XSHG, XSES and XBOM after 2026 (projected national holidays; China's bridge days and India's exchange
# list are not known yet), XTAI, XIDX, XKLS, XBKK and XPHS after 2026 (lunar and decreed days), every storm or
# mourning closure after the version above. XBOM before 1997 and XSHG before December 1990 have none: weekdays count
# as open. Saturday sessions (XKRX and XTAI to 1998, XBOM at Diwali) count as closed.""")
for mic in MARKETS:
    by_year = {}
    for d in closed(mic):
        by_year.setdefault(d.year, []).append(d.strftime("%m%d"))
    for y in sorted(by_year):
        print(mic, y, *by_year[y])
