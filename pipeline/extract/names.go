package extract

// classNames finds the mask of a class, or of several, by the name that the code has for
// it. The engine asks so at every other node, and a Go map costs ten times as much.
type classNames struct {
	slots [1 << nameBits]struct {
		name string
		cls  mask
	}
}

const nameBits = 11

// nameSlot is where a name would lie; of a name that is written out in the code the
// compiler works it out.
func nameSlot(name string) uint {
	n := uint(len(name))
	if n == 0 {
		return 0
	}
	return (uint(name[0])*7 + uint(name[n/2])*131 + uint(name[n-1])*1021 + n*57) % (1 << nameBits)
}

// of returns the mask of a name, an empty one if nothing has that name.
func (t *classNames) of(name string) mask {
	if x := &t.slots[nameSlot(name)]; x.name == name {
		return x.cls
	}
	return t.seek(name)
}

// seek finds a name whose slot another one has taken.
func (t *classNames) seek(name string) mask {
	for i := nameSlot(name); t.slots[i].name != ""; i = (i + 1) % (1 << nameBits) {
		if t.slots[i].name == name {
			return t.slots[i].cls
		}
	}
	return mask{}
}

func (t *classNames) set(name string, cls mask) {
	i := nameSlot(name)
	for t.slots[i].name != "" && t.slots[i].name != name {
		i = (i + 1) % (1 << nameBits)
	}
	t.slots[i].name, t.slots[i].cls = name, cls
}
