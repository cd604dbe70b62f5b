package main

import (
	"sort"
	"strconv"
)

// registered is the month in which the SEC gave out registration numbers (CIK)
// from a number on. Numbers rise with time, so that a company cannot have traded
// under its number before. Source: filing dates of companies with numbers nearby,
// to about three months.
var registered = []struct {
	cik   int
	month string // YYYYMM
}{
	{1300000, "200408"}, {1350000, "200601"}, {1400000, "200705"}, {1450000, "200811"}, {1500000, "201009"}, {1550000, "201205"},
	{1600000, "201402"}, {1650000, "201508"}, {1700000, "201703"}, {1750000, "201808"}, {1800000, "202001"}, {1850000, "202103"},
	{1900000, "202112"}, {1950000, "202210"}, {2000000, "202311"}, {2050000, "202501"},
}

// boards are markets that opened late, by the first figures of their codes.
var boards = []struct{ prefix, suffix, month string }{
	{"300", "SZ", "200910"}, {"301", "SZ", "202008"}, {"688", "SS", "201907"}, {"689", "SS", "202010"}, {"003", "SZ", "202009"},
	{"605", "SS", "202001"}, {"603", "SS", "201107"}, {"", "BJ", "202111"},
}

// listedSince returns the first month in which a line can have traded, "" if
// nothing says that it was late.
func listedSince(r listing) string {
	if r.suffix == "" {
		cik, err := strconv.Atoi(r.issuer)
		if err != nil {
			return ""
		}
		i := sort.Search(len(registered), func(i int) bool { return registered[i].cik > cik })
		if i == 0 {
			return ""
		}
		return registered[i-1].month
	}
	for _, b := range boards {
		if r.suffix == b.suffix && len(r.ticker) >= len(b.prefix) && r.ticker[:len(b.prefix)] == b.prefix {
			return b.month
		}
	}
	return ""
}
