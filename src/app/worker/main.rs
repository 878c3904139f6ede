//! The analyzer's own thread: answers the page's requests, one after the other.

use js_sys::{Array, Uint32Array};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};
use worker::{Answer, Desk};

// A smaller one than the standard library brings, which is loaded with it.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let mut desk = Desk::default();
    let out = scope.clone();
    let answer = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let parts = Array::from(&event.data());
        let word = |at| parts.get(at).as_string().unwrap_or_default();
        if let Some(answer) = desk.answer(&word(1), word(2), &word(3)) {
            post(&out, &parts.get(0), &answer);
        }
    });
    scope.set_onmessage(Some(answer.as_ref().unchecked_ref()));
    answer.forget();
    post(&scope, &JsValue::from(0), &Answer::default());
}

/// Hands an answer over; the colouring's memory goes along without a copy.
fn post(scope: &DedicatedWorkerGlobalScope, id: &JsValue, answer: &Answer) {
    let numbers = Uint32Array::from(answer.colouring.as_slice());
    let message = Array::of3(id, &answer.said.as_str().into(), &numbers);
    let handed_over = Array::of1(&numbers.buffer());
    if let Err(error) = scope.post_message_with_transfer(&message, &handed_over) {
        wasm_bindgen::throw_val(error);
    }
}
