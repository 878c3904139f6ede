package main

import (
	"bytes"
	"fmt"
	"go/types"
	"path"
	"strings"
)

// describePackage appends all facts about a package.
func describePackage(w *bytes.Buffer, pkg *types.Package) {
	d := describer{w: w, pkg: pkg, isCore: isCore(pkg.Path())}
	if name := path.Base(pkg.Path()); name == pkg.Name() {
		fmt.Fprintf(w, "P %s\n", pkg.Path())
	} else {
		fmt.Fprintf(w, "P %s %s\n", pkg.Path(), pkg.Name())
	}
	if isNameOnly(pkg.Path()) {
		return
	}
	d.each(d.alias)
	d.each(d.function)
	d.each(d.namedType)
	d.each(d.variable)
}

// describer writes the facts of one package.
type describer struct {
	w      *bytes.Buffer
	pkg    *types.Package
	isCore bool
}

// each calls describe for every exported object, by name.
func (d describer) each(describe func(types.Object)) {
	scope := d.pkg.Scope()
	for _, name := range scope.Names() {
		if obj := scope.Lookup(name); obj.Exported() {
			describe(obj)
		}
	}
}

func (d describer) alias(obj types.Object) {
	if name, ok := obj.(*types.TypeName); ok && d.isAlias(name) {
		fmt.Fprintf(d.w, "A %s %s\n", name.Name(), d.text(name.Type()))
	}
}

// isAlias reports whether the name stands for a type that has its own entry,
// and not, say, for one of an internal package.
func (d describer) isAlias(name *types.TypeName) bool {
	named, ok := types.Unalias(name.Type()).(*types.Named)
	return name.IsAlias() && ok && named.Obj().Pkg() != nil && !isLeftOut(named.Obj().Pkg().Path())
}

func (d describer) function(obj types.Object) {
	fn, ok := obj.(*types.Func)
	if !ok {
		return
	}
	hasVariant := func(name string) bool { return d.pkg.Scope().Lookup(name) != nil }
	if d.tells(fn.Signature()) || hasContextVariant(fn, hasVariant) {
		d.signature("F", fn)
	}
}

func (d describer) variable(obj types.Object) {
	if v, ok := obj.(*types.Var); ok && d.isUseful(v.Type()) && (d.isCore || d.isKey(v.Type())) {
		fmt.Fprintf(d.w, "V %s %s\n", v.Name(), d.text(v.Type()))
	}
}

func (d describer) namedType(obj types.Object) {
	name, ok := obj.(*types.TypeName)
	if !ok || d.isAlias(name) {
		return
	}
	nocopy := ""
	if mustNotCopy(name.Type()) {
		nocopy = " nocopy"
	}
	before := d.w.Len()
	fmt.Fprintf(d.w, "T %s %s%s\n", name.Name(), kind(name.Type()), nocopy)
	head := d.w.Len()
	d.methods(name.Type())
	d.fields(name.Type())
	if !d.isCore && nocopy == "" && d.w.Len() == head {
		d.w.Truncate(before)
	}
}

func (d describer) methods(t types.Type) {
	isInterface := types.IsInterface(t)
	if !isInterface {
		t = types.NewPointer(t)
	}
	methods := types.NewMethodSet(t)
	hasVariant := func(name string) bool { return methods.Lookup(d.pkg, name) != nil }
	for method := range methods.Methods() {
		fn, ok := method.Obj().(*types.Func)
		if !ok || !fn.Exported() {
			continue
		}
		if isInterface && d.isCore || d.tells(fn.Signature()) || hasContextVariant(fn, hasVariant) {
			d.signature("m", fn)
		}
	}
}

func (d describer) fields(t types.Type) {
	structure, ok := t.Underlying().(*types.Struct)
	if !ok {
		return
	}
	for field := range structure.Fields() {
		if field.Exported() && d.isUsefulField(field.Type()) && (d.isCore || d.isKey(field.Type())) {
			fmt.Fprintf(d.w, "d %s %s\n", field.Name(), d.text(field.Type()))
		}
	}
}

func (d describer) signature(word string, fn *types.Func) {
	mark := ""
	if takesContext(fn.Signature()) {
		mark = "!"
	}
	line := word + " " + fn.Name() + mark + " " + d.results(fn.Signature())
	fmt.Fprintln(d.w, strings.TrimRight(line, " "))
}

func (d describer) results(signature *types.Signature) string {
	var texts []string
	for result := range signature.Results().Variables() {
		texts = append(texts, d.text(result.Type()))
	}
	return strings.Join(texts, ", ")
}

// tells reports whether a rule can learn anything from a signature.
func (d describer) tells(signature *types.Signature) bool {
	if !d.isCore {
		return d.isTelling(signature)
	}
	if takesContext(signature) {
		return true
	}
	for result := range signature.Results().Variables() {
		if d.isUseful(result.Type()) {
			return true
		}
	}
	return false
}

// isUseful reports whether a type says more than that a value is there.
func (d describer) isUseful(t types.Type) bool {
	if _, ok := types.Unalias(t).(*types.Basic); ok {
		return false
	}
	text := d.text(t)
	return text != "?" && text != "any"
}

func (d describer) isUsefulField(t types.Type) bool {
	t = types.Unalias(t)
	if pointer, ok := t.(*types.Pointer); ok {
		t = types.Unalias(pointer.Elem())
	}
	switch t.(type) {
	case *types.Named, *types.Chan, *types.Signature, *types.Interface:
		return true
	}
	return false
}

// text spells a type as the index does.
func (d describer) text(t types.Type) string {
	switch t := types.Unalias(t).(type) {
	case *types.Named:
		return d.name(t.Obj())
	case *types.Basic:
		return basicText(t)
	case *types.Pointer:
		return prefixed("*", d.text(t.Elem()))
	case *types.Slice:
		return "[]" + d.text(t.Elem())
	case *types.Map:
		return "map[" + d.text(t.Key()) + "]" + d.text(t.Elem())
	case *types.Chan:
		return chanText(t.Dir()) + d.text(t.Elem())
	case *types.Signature:
		return "func"
	default:
		return unnamedText(t)
	}
}

func (d describer) name(obj *types.TypeName) string {
	if obj.Pkg() == nil || obj.Pkg() == d.pkg {
		return obj.Name()
	}
	return obj.Pkg().Path() + "." + obj.Name()
}

func basicText(t *types.Basic) string {
	if t.Kind() == types.UnsafePointer {
		return "?"
	}
	return t.Name()
}

// prefixed keeps "?" for what has no name.
func prefixed(prefix, text string) string {
	if text == "?" {
		return text
	}
	return prefix + text
}

func chanText(dir types.ChanDir) string {
	switch dir {
	case types.SendOnly:
		return "chan<- "
	case types.RecvOnly:
		return "<-chan "
	default:
		return "chan "
	}
}

func unnamedText(t types.Type) string {
	switch t := t.(type) {
	case *types.Interface:
		if t.Empty() {
			return "any"
		}
	case *types.Struct:
		if t.NumFields() == 0 {
			return "struct{}"
		}
	}
	return "?"
}

func kind(t types.Type) string {
	switch t.Underlying().(type) {
	case *types.Struct:
		return "struct"
	case *types.Interface:
		return "interface"
	case *types.Signature:
		return "func"
	case *types.Map:
		return "map"
	case *types.Slice:
		return "slice"
	case *types.Array:
		return "array"
	case *types.Chan:
		return "chan"
	case *types.Pointer:
		return "pointer"
	default:
		return "basic"
	}
}

func takesContext(signature *types.Signature) bool {
	if signature.Params().Len() == 0 {
		return false
	}
	named, ok := types.Unalias(signature.Params().At(0).Type()).(*types.Named)
	if !ok || named.Obj().Pkg() == nil {
		return false
	}
	return named.Obj().Pkg().Path() == "context" && named.Obj().Name() == "Context"
}

func hasContextVariant(fn *types.Func, exists func(name string) bool) bool {
	return exists(fn.Name()+"Context") || exists(fn.Name()+"WithContext")
}

// mustNotCopy reports whether a value holds a lock, as go vet's copylocks
// does: a type is one if only its pointer has Lock and Unlock.
func mustNotCopy(t types.Type) bool {
	if types.IsInterface(t) {
		return false
	}
	if hasLock(types.NewPointer(t)) && !hasLock(t) {
		return true
	}
	switch t := t.Underlying().(type) {
	case *types.Array:
		return mustNotCopy(t.Elem())
	case *types.Struct:
		for field := range t.Fields() {
			if mustNotCopy(field.Type()) {
				return true
			}
		}
	}
	return false
}

func hasLock(t types.Type) bool {
	methods := types.NewMethodSet(t)
	return methods.Lookup(nil, "Lock") != nil && methods.Lookup(nil, "Unlock") != nil
}
