//! The analyzer's own thread: answers the page's requests, one after the other.

use app::worker::Desk;
use js_sys::{Array, Uint32Array};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

fn main() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let mut desk = Desk::default();
    let out = scope.clone();
    let answer = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let Some(request) = event.data().as_string() else { return };
        if let Some(answer) = desk.answer(&request) {
            post(&out, &answer.reply, &answer.colouring);
        }
    });
    scope.set_onmessage(Some(answer.as_ref().unchecked_ref()));
    answer.forget();
    post(&scope, &Desk::greeting(), &[]);
}

/// Hands an answer over; the colouring's memory goes along without a copy.
fn post(scope: &DedicatedWorkerGlobalScope, reply: &str, colouring: &[u32]) {
    let numbers = Uint32Array::from(colouring);
    let message = Array::of2(&JsValue::from_str(reply), &numbers);
    let handed_over = Array::of1(&numbers.buffer());
    if let Err(error) = scope.post_message_with_transfer(&message, &handed_over) {
        wasm_bindgen::throw_val(error);
    }
}
