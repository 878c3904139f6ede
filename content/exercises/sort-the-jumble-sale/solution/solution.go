package jumble

// Thing was given to the sale.
type Thing struct {
	Name  string
	Table string
	Cents int
}

// Tables returns the names of the things on each table.
func Tables(things []Thing) map[string][]string {
	tables := make(map[string][]string)
	for _, thing := range things {
		tables[thing.Table] = append(tables[thing.Table], thing.Name)
	}
	return tables
}

// Till counts what each table has sold. Its zero value is an empty till.
type Till struct {
	cents map[string]int
}

// Sell adds the price of a thing to its table.
func (t *Till) Sell(thing Thing) {
	if t.cents == nil {
		t.cents = make(map[string]int)
	}
	t.cents[thing.Table] += thing.Cents
}

// Sold returns how many cents a table has taken in.
func (t *Till) Sold(table string) int {
	return t.cents[table]
}
