// Package shipping says what it costs to send a parcel.
package shipping

// Rate turns the weight of a parcel into a price in cents.
type Rate interface {
	Cents(grams int) int
}

// Flat costs the same for every parcel.
type Flat int

// Cents returns the flat price.
func (f Flat) Cents(int) int { return int(f) }

// PerKilo is a price for each kilogram begun.
type PerKilo int

// Cents returns the price of all kilograms begun.
func (p PerKilo) Cents(grams int) int { return int(p) * ((grams + 999) / 1000) }

// RateTo returns the rate for parcels to a country.
func RateTo(country string) Rate {
	if country == "CH" {
		return Flat(700)
	}
	return PerKilo(1250)
}
