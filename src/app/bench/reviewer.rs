//! The analyzer worker as the page sees it.

use crate::queue::{Queue, Request, Task};
use curriculum::exercise::Verdict;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::{Array, Uint32Array};
use leptos::prelude::*;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};
use worker::protocol::{Finding, JUDGE, REVIEW};
use worker::wire;

/// How long the worker may take for an answer; an ordinary one takes milliseconds.
const ANSWER_MS: u32 = 5_000;

/// How long it may take to load.
const LOAD_MS: u32 = 60_000;

/// What the worker has to say.
pub enum Event {
    /// The findings of the latest text, with the editor's colouring.
    Reviewed {
        /// In the order of the text.
        findings: Vec<Finding>,
        /// Start, end and class of each stretch.
        colouring: Uint32Array,
    },
    /// The verdict that was asked for.
    Judged(Verdict),
    /// It could not be loaded.
    NotLoaded,
    /// It did not answer in time, or broke, over the latest text; a new one is at hand for the next.
    Ended,
}

type Listener = Rc<dyn Fn(Event)>;

/// A worker with everything that must end with it.
///
/// Of our own making: gloo's workers can be asked to end but not made to, and one that hangs must be.
struct Running {
    worker: Worker,
    ready: bool,
    timer: Option<Timeout>,
    _listeners: [EventListener; 2],
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

struct Inner {
    script: String,
    queue: Queue,
    running: Option<Running>,
    listener: Option<Listener>,
}

/// Sends texts to the worker; of those that wait only the latest goes.
#[derive(Clone, Copy)]
pub struct Reviewer(StoredValue<Inner, LocalStorage>);

impl Reviewer {
    /// A reviewer whose worker starts from `script` with the first request.
    pub fn new(script: String) -> Self {
        Self(StoredValue::new_local(Inner { script, queue: Queue::default(), running: None, listener: None }))
    }

    /// Hands all that the worker says to `listener` from now on, and forgets what the one before asked.
    pub fn listen(self, listener: impl Fn(Event) + 'static) {
        self.0.update_value(|inner| {
            inner.queue.forget();
            inner.listener = Some(Rc::new(listener));
        });
    }

    /// Asks for something about a text. The answer is an [`Event`].
    pub fn ask(self, text: String, task: Task) {
        self.0.update_value(|inner| {
            inner.queue.push(text, task);
        });
        self.pump();
    }

    fn pump(self) {
        if self.0.with_value(|inner| inner.running.is_none()) {
            self.start();
            return;
        }
        self.0.update_value(|inner| {
            let Some(running) = inner.running.as_mut().filter(|running| running.ready) else { return };
            let Some(request) = inner.queue.next() else { return };
            if running.worker.post_message(&message(request)).is_ok() {
                running.timer = Some(Timeout::new(ANSWER_MS, move || self.end(true)));
            }
        });
    }

    fn start(self) {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let script = self.0.with_value(|inner| inner.script.clone());
        let Ok(worker) = Worker::new_with_options(&script, &options) else {
            self.tell(Event::NotLoaded);
            return;
        };
        let listeners = [
            EventListener::new(&worker, "message", move |event| {
                if let Some(event) = event.dyn_ref::<MessageEvent>() {
                    self.hear(event);
                }
            }),
            EventListener::new(&worker, "error", move |_| self.end(false)),
        ];
        let timer = Some(Timeout::new(LOAD_MS, move || self.end(false)));
        let running = Running { worker, ready: false, timer, _listeners: listeners };
        self.0.update_value(|inner| inner.running = Some(running));
    }

    fn hear(self, event: &MessageEvent) {
        let parts = Array::from(&event.data());
        let id = parts.get(0).as_f64().unwrap_or_default() as u32;
        let task = self.0.try_update_value(|inner| {
            let running = inner.running.as_mut()?;
            running.timer = None;
            running.ready = true;
            inner.queue.answered(id)
        });
        let answer = parts.get(1).as_string().unwrap_or_default();
        let event = match task.flatten() {
            Some(Task::Review(_)) => wire::read(&answer)
                .map(|findings| Event::Reviewed { findings, colouring: parts.get(2).unchecked_into() }),
            Some(Task::Judge(_)) => wire::read(&answer).map(Event::Judged),
            None => None,
        };
        if let Some(event) = event {
            self.tell(event);
        }
        self.pump();
    }

    /// Ends a worker that hangs or broke. What it was busy with goes with it; what waits goes to a new one.
    fn end(self, hung: bool) {
        let ended = self.0.try_update_value(|inner| {
            let was_ready = inner.running.take().is_some_and(|running| running.ready);
            let dropped = inner.queue.give_up().is_some();
            (was_ready, dropped, !inner.queue.is_idle())
        });
        let Some((was_ready, dropped, waiting)) = ended else { return };
        if hung || (was_ready && dropped) {
            self.tell(Event::Ended);
            if waiting {
                self.pump();
            }
        } else if !was_ready {
            self.tell(Event::NotLoaded);
        }
    }

    fn tell(self, event: Event) {
        // The listener is called outside the store, because it may well ask again.
        if let Some(listener) = self.0.with_value(|inner| inner.listener.clone()) {
            listener(event);
        }
    }
}

/// A request as the worker reads it.
fn message(request: &Request) -> Array {
    let (what, with) = match &request.task {
        Task::Review(options) => (REVIEW, options.join("\n")),
        Task::Judge(goals) => (JUDGE, goals.clone()),
    };
    Array::of4(&request.id.into(), &what.into(), &request.text.as_str().into(), &with.into())
}
