package entity

import "testing"

func TestPersonName(t *testing.T) {
	for printed, want := range map[string]string{
		"IAN MCCAFFERTY":     "Ian McCafferty",
		"TIM EVANS":          "Tim Evans",
		"SEAN O'NEIL-ROE":    "Sean O'Neil-Roe",
		"J.P. ROE":           "J.P. Roe",
		"JD ROE":             "JD Roe",
		"ÉMILE DUPRÉ":        "Émile Dupré",
		"Jane  McRoe":        "Jane McRoe",
		"Émile\nde la Roche": "Émile de la Roche",
	} {
		if got := PersonName(printed); got != want {
			t.Errorf("PersonName(%q) = %q, want %q", printed, got, want)
		}
	}
}
