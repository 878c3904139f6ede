//! Takes out of a WASM module and its script what costs bytes on the way and nobody needs.

use anyhow::{Result, anyhow};
use std::collections::{HashMap, HashSet};
use walrus::ir::{Instr, InstrLocId, Unreachable, Visitor, VisitorMut, dfs_in_order, dfs_pre_order_mut};
use walrus::{FunctionKind, LocalId, Module, ModuleConfig};

/// The functions of the C parser that write its logs and draw its stacks. It calls them only for a logger or a file,
/// and nobody gives it either here; the linker cannot know that.
const IDLE: [&str; 4] =
    ["vsnprintf_impl", "ts_stack_print_dot_graph", "ts_subtree_print_dot_graph", "ts_subtree__print_dot_graph"];

/// The module and `script`, all that is outside, without what the other does not ask for.
///
/// Libraries export functions for scripts that other sites have; and the names that the two call each other by are long
/// and full of digits, which is 5 kB of brotli for names that nobody reads.
pub fn tighten(module: &[u8], script: &str) -> Result<(Vec<u8>, String)> {
    let mut module = ModuleConfig::new()
        .generate_name_section(false)
        .parse(module)
        .map_err(|error| anyhow!("cannot read the module: {error}"))?;
    let called: HashSet<&str> = identifiers(script).collect();
    let unused: Vec<_> =
        module.exports.iter().filter(|it| !called.contains(it.name.as_str())).map(|it| it.id()).collect();
    for export in unused {
        module.exports.delete(export);
    }
    empty_idle(&mut module);
    walrus::passes::gc::run(&mut module);
    number_locals_by_use(&mut module);

    let names =
        module.imports.iter_mut().map(|it| &mut it.name).chain(module.exports.iter_mut().map(|it| &mut it.name));
    // What is not among the script's own names is free.
    let mut free = (0..).map(|number| format!("_{number}")).filter(|name| !called.contains(name.as_str()));
    let mut short: HashMap<String, String> = HashMap::new();
    for name in names.filter(|name| name.starts_with("__") || name.starts_with("wasm_bindgen_")) {
        let fresh = short.entry(name.clone()).or_insert_with(|| free.next().unwrap_or_default());
        name.clone_from(fresh);
    }
    let mut renamed = String::with_capacity(script.len());
    let mut rest = script;
    for name in identifiers(script) {
        let at = rest.find(name).unwrap_or_default();
        renamed.push_str(&rest[..at]);
        renamed.push_str(short.get(name).map_or(name, String::as_str));
        rest = &rest[at + name.len()..];
    }
    renamed.push_str(rest);
    Ok((module.emit_wasm(), renamed))
}

/// Leaves nothing of what is never called but a trap, so that what only it calls can go.
fn empty_idle(module: &mut Module) {
    for function in module.funcs.iter_mut().filter(|it| it.name.as_deref().is_some_and(|name| IDLE.contains(&name))) {
        if let FunctionKind::Local(function) = &mut function.kind {
            let entry = function.entry_block();
            **function.block_mut(entry) = vec![(Instr::Unreachable(Unreachable {}), InstrLocId::default())];
        }
    }
}

/// Gives the low numbers to the variables that a function uses most. That changes nothing but the order: the same few
/// numbers then stand nearly everywhere, and brotli makes 1 % less of the same code.
fn number_locals_by_use(module: &mut Module) {
    let functions: Vec<_> = module.funcs.iter_local().map(|(id, _)| id).collect();
    for id in functions {
        let FunctionKind::Local(function) = &mut module.funcs.get_mut(id).kind else { continue };
        let entry = function.entry_block();
        let mut uses = Uses::default();
        dfs_in_order(&mut uses, function, entry);
        uses.0.retain(|(local, _)| !function.args.contains(local));
        uses.0.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        // Modules are written with each function's variables in the order in which they were added to the module.
        let fresh = uses.0.iter().map(|(local, _)| (*local, module.locals.add(module.locals.get(*local).ty())));
        dfs_pre_order_mut(&mut Renumber(fresh.collect()), function, entry);
    }
}

/// How often each variable is used, in the order of first use.
#[derive(Default)]
struct Uses(Vec<(LocalId, u32)>);

impl Visitor<'_> for Uses {
    fn visit_local_id(&mut self, used: &LocalId) {
        match self.0.iter_mut().find(|(local, _)| local == used) {
            Some((_, count)) => *count += 1,
            None => self.0.push((*used, 1)),
        }
    }
}

/// Puts other variables in the place of those of a function.
struct Renumber(HashMap<LocalId, LocalId>);

impl VisitorMut for Renumber {
    fn visit_local_id_mut(&mut self, local: &mut LocalId) {
        if let Some(fresh) = self.0.get(local) {
            *local = *fresh;
        }
    }
}

/// The words of a script that may be names, in order.
fn identifiers(script: &str) -> impl Iterator<Item = &str> {
    script.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == '$')).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use walrus::{FunctionBuilder, ModuleConfig, ValType};

    /// A module that calls `__wbg_now_1f0c` and exports three functions.
    fn module() -> Vec<u8> {
        let mut module = Module::with_config(ModuleConfig::new());
        let nothing = module.types.add(&[], &[]);
        let (now, _) = module.add_import_func("./page_bg.js", "__wbg_now_1f0c", nothing);
        for name in ["__wbindgen_start", "intounderlyingsink_write", "main"] {
            let (seldom, often) = (module.locals.add(ValType::I32), module.locals.add(ValType::I32));
            let mut function = FunctionBuilder::new(&mut module.types, &[], &[]);
            function.func_body().call(now).local_get(seldom).local_set(often).local_get(often).local_set(often);
            let function = function.finish(Vec::new(), &mut module.funcs);
            module.exports.add(name, function);
        }
        module.emit_wasm()
    }

    #[test]
    fn what_the_script_does_not_call_goes_and_long_names_become_short_on_both_sides() {
        let script = "const imports={__wbg_now_1f0c:()=>Date.now()};wasm.__wbindgen_start();wasm.main();";
        let (tight, script) = tighten(&module(), script).unwrap();
        assert_eq!(script, "const imports={_0:()=>Date.now()};wasm._1();wasm.main();");
        let module = Module::from_buffer(&tight).unwrap();
        let exports: Vec<_> = module.exports.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(exports, ["_1", "main"]);
        assert_eq!(module.imports.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["_0"]);
        assert_eq!(module.funcs.iter_local().count(), 2);
    }

    #[test]
    fn what_only_writes_the_logs_of_the_parser_goes_with_all_that_it_calls() {
        let mut module = Module::with_config(ModuleConfig::new());
        let nothing = module.types.add(&[], &[]);
        let (now, _) = module.add_import_func("./worker_bg.js", "__wbg_now_1f0c", nothing);
        let mut log = FunctionBuilder::new(&mut module.types, &[], &[]);
        log.name("vsnprintf_impl".to_owned()).func_body().call(now);
        let log = log.finish(Vec::new(), &mut module.funcs);
        let mut main = FunctionBuilder::new(&mut module.types, &[], &[]);
        main.func_body().call(log);
        let main = main.finish(Vec::new(), &mut module.funcs);
        module.exports.add("main", main);
        let (tight, _) = tighten(&module.emit_wasm(), "wasm.main()").unwrap();
        let module = Module::from_buffer(&tight).unwrap();
        assert_eq!(module.imports.iter().count(), 0);
        assert!(module.funcs.iter().all(|it| it.name.is_none()), "names are not sent");
    }

    #[test]
    fn a_name_that_the_script_has_already_is_not_given_again() {
        let (_, script) = tighten(&module(), "let _0=1;({__wbg_now_1f0c:_0});wasm.main()").unwrap();
        assert_eq!(script, "let _0=1;({_1:_0});wasm.main()");
    }

    #[test]
    fn the_variable_that_is_used_most_comes_first() {
        let (tight, _) = tighten(&module(), "wasm.main()").unwrap();
        let module = Module::from_buffer(&tight).unwrap();
        let (_, function) = module.funcs.iter_local().next().unwrap();
        let mut uses = Uses::default();
        dfs_in_order(&mut uses, function, function.entry_block());
        uses.0.sort_by_key(|(local, _)| *local);
        assert_eq!(uses.0.iter().map(|(_, count)| *count).collect::<Vec<_>>(), [3, 1]);
    }
}
