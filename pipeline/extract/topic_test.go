package extract

import (
	"testing"

	"github.com/wiremill/wiremill/schema"
)

// TestTopic checks what comments are about and for whom those speak who make them.
func TestTopic(t *testing.T) {
	e := newEngine(t)
	for _, c := range []struct{ text, subject, house string }{
		{"Boeing cut its outlook.\n\nThe rest of the market was calm. Rates were stable. Few shops opened.\n\n\"Savers are tired of waiting for better days,\" said Jane Roe, an economist at UBS.", "UBS", "UBS"},
		{"Boeing cut its outlook.\n\n\"It has lost its way with this programme,\" said Jane Roe, an analyst at UBS.", "Boeing", "UBS"},
		{"Boeing cut its outlook. Pfizer had a good quarter.\n\n\"That is a sign of better days ahead,\" said Jane Roe, an analyst at UBS.", "UBS", "UBS"},
		{"Boeing cut its outlook.\n\n\"Orders are slow at the moment,\" said Jane Roe, an analyst at UBS. Boeing shares fell after Pfizer's.\n\n\"Nobody wants to wait that long,\" said Roe, who owns Pfizer stock.", "UBS", "UBS"},
		{"Boeing cut its outlook. \"That is a lot of bad news to take in,\" said Jane Roe of Bright Star Group.", "Boeing", "Bright Star Group"},
		{"Shares fell. JANE MORGENTAL, CHIEF STRATEGIST OF BRIGHT STAR RESEARCH, BOSTON, MASSACHUSETTS: \"They are far too big to be left alone.\"", "Bright Star Research", "Bright Star Research"},
		{"UBS analyst Jane Roe was gloomy about Boeing. \"The company has lost its way,\" Roe said.", "Boeing", "UBS"},
		{"Shares fell. JANE MORGENTAL, PRESIDENT OF BRIGHT STAR CAPITAL IN ROCHESTER, NEW YORK: \"They are far too big to be left alone.\"", "Bright Star Capital", "Bright Star Capital"},
		{"Pfizer cut its outlook.\n\nThe rest of the market was calm. Rates were stable. Few shops opened.\n\n\"These are hard times for everybody,\" Macy's Chief Financial Officer Jane Roe said.", "Macy's", "Macy's"},
		{"Boeing cut its outlook. \"Orders from customers such as Ryanair have dried up at the moment,\" said Jane Roe, an analyst at UBS.", "Boeing", "UBS"},
		{"Shares fell. Jane Roe, an analyst at UBS, said buyers in China were hoarding every spare part of the planes they own.", "UBS", "UBS"},
		{"Shares fell. \"China's economy is running out of steam quickly,\" said Jane Roe, an analyst at UBS.", "China", "UBS"},
		{"Shares fell. Macy's Chief Financial Officer Jane Roe said the weak U.S. economy would not hurt the company's plans.", "Macy's", "Macy's"},
		{"Boeing cut its outlook. \"It's hard to see what anybody could do about the weather,\" said Jane Roe, an analyst at UBS.", "UBS", "UBS"},
		{"Boeing cut its outlook. Jane Roe, an analyst at UBS, said in-flight magazine maker Pfizer had done much the same last month.", "Pfizer", "UBS"},
		{"Boeing cut its outlook. Shares fell. Jane Roe, an analyst at UBS, was not surprised. \"Most airlines will be slow to pay this winter,\" Roe said.", "UBS", "UBS"},
		{"BANGALORE (Reuters) - Brokers face a lean winter. \"A weak economy makes lending a hard business,\" said Jane Roe, an analyst at UBS.", "UBS", "UBS"},
		{"WASHINGTON (Reuters) - U.S. shops face a lean winter. \"A weak economy makes lending a hard business,\" said Jane Roe, an analyst at UBS.", "US", "UBS"},
		{"Stocks fell on Wednesday as oil hit a record high. \"Lenders are far from healthy and nobody trusts them,\" said Jane Roe, an analyst at UBS.", "UBS", "UBS"},
		{"Oil hit a record high on Wednesday. \"Buyers are nervous and nobody wants to wait,\" said Jane Roe, an analyst at UBS.", "Crude oil", "UBS"},
		{"Oil hit a record high on Wednesday. \"People are nervous and nobody wants to wait,\" said Jane Roe, an analyst at UBS.", "UBS", "UBS"},
		{"Oil fell on Wednesday to $90 a barrel. \"The bears are still in control in spite of wars, of strikes and of the weak dollar,\" said Jane Roe, an analyst at UBS.", "Crude oil", "UBS"},
		{"Boeing cut its outlook.\n\nTimes are hard, said Jane Roe, an analyst at UBS. \"Boeing has lost its way,\" Barclays strategist Joe Poe said. Still, Roe repeated that nobody should worry. \"They have lots of planes to sell,\" she said.", "Boeing", "UBS"},
		{"Oil fell to $90 a barrel on Wednesday. \"This could be an excuse for the dollar to go up a lot,\" said Jane Roe, an analyst at UBS.", "US dollar", "UBS"},
		{"Oil fell to $90 a barrel on Wednesday. \"Savers have stopped waiting for better days,\" Chief Executive Jane Roe said.", "Jane Roe", ""},
		{"Shares fell. \"If crude oil prices stay this high, few people will want to fly,\" said Jane Roe, an analyst at UBS.", "UBS", "UBS"},
		{"Shares fell. \"If Boeing cannot deliver, few people will want to wait,\" said Jane Roe, an analyst at UBS.", "Boeing", "UBS"},
		{"Boeing will buy Ryanair. Pfizer has sold more and more of its drugs abroad, Vice-Chairman Jane Roe said on Friday.", "Pfizer", ""},
	} {
		var last *schema.Mention
		for _, m := range extractText(e, c.text) {
			if m.EventType == schema.AnalystComment {
				last = &m
			}
		}
		if last == nil || last.SubjectName != c.subject || str(last.ActorName) != c.house {
			t.Errorf("no comment on %s by %s in %q", c.subject, c.house, c.text)
			for _, m := range extractText(e, c.text) {
				t.Log(brief(&m))
			}
		}
	}
}
