//! Which request the worker gets next: one at a time, and of reviews only the latest.

/// What the page wants to know about a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Task {
    /// Findings and colouring, with options such as `large-interface.max=10`.
    Review(Vec<String>),
    /// Whether it solves the exercise with these goals, as the worker reads them.
    Judge(String),
}

/// A request with its number, which comes back with the reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Never 0.
    pub id: u32,
    /// The whole text.
    pub text: String,
    /// What to do with it.
    pub task: Task,
}

/// The requests of one page to one worker.
#[derive(Debug, Default)]
pub struct Queue {
    last_id: u32,
    in_flight: Option<Request>,
    review: Option<Request>,
    judge: Option<Request>,
}

impl Queue {
    /// Takes a request in and returns its id. A review takes the place of one that waits, a judgement likewise.
    pub fn push(&mut self, text: String, task: Task) -> u32 {
        self.last_id = self.last_id.wrapping_add(1).max(1);
        let place = match &task {
            Task::Review(_) => &mut self.review,
            Task::Judge(_) => &mut self.judge,
        };
        *place = Some(Request { id: self.last_id, text, task });
        self.last_id
    }

    /// The request to send now, if the worker is free: first what the learner waits for.
    pub fn next(&mut self) -> Option<&Request> {
        if self.in_flight.is_some() {
            return None;
        }
        self.in_flight = self.judge.take().or_else(|| self.review.take());
        self.in_flight.as_ref()
    }

    /// Notes an answer, and returns what it answers if anybody still wants it: a review is stale once a later one waits.
    pub fn answered(&mut self, id: u32) -> Option<Task> {
        let task = self.in_flight.take_if(|request| request.id == id)?.task;
        let stale = matches!(task, Task::Review(_)) && self.review.is_some();
        (!stale).then_some(task)
    }

    /// Gives up on the request in flight, because its worker has ended, and returns it.
    pub fn give_up(&mut self) -> Option<Request> {
        self.in_flight.take()
    }

    /// Forgets what waits: nobody looks any more.
    pub fn forget(&mut self) {
        self.review = None;
        self.judge = None;
    }

    /// Whether anything waits or is being answered.
    pub fn is_idle(&self) -> bool {
        self.in_flight.is_none() && self.review.is_none() && self.judge.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn review() -> Task {
        Task::Review(Vec::new())
    }

    fn judge() -> Task {
        Task::Judge("{}".into())
    }

    #[test]
    fn only_the_latest_review_is_sent_and_shown() {
        let mut queue = Queue::default();
        let first = queue.push("a".into(), review());
        assert_eq!(queue.next().map(|sent| sent.id), Some(first));
        queue.push("ab".into(), review());
        let last = queue.push("abc".into(), review());
        assert_eq!(queue.next(), None, "one at a time");
        assert_eq!(queue.answered(first), None, "a later text waits");
        assert_eq!(queue.next().map(|sent| sent.text.as_str()), Some("abc"));
        assert_eq!(queue.answered(last), Some(review()));
        assert!(queue.is_idle());
    }

    #[test]
    fn a_judgement_goes_first_and_is_never_displaced_by_a_review() {
        let mut queue = Queue::default();
        queue.push("a".into(), review());
        let judged = queue.push("a".into(), judge());
        queue.push("ab".into(), review());
        assert_eq!(queue.next().map(|sent| sent.id), Some(judged));
        assert_eq!(queue.answered(judged), Some(judge()));
        assert_eq!(queue.next().map(|sent| sent.text.as_str()), Some("ab"));
    }

    #[test]
    fn an_ended_worker_takes_its_request_along_and_nothing_else() {
        let mut queue = Queue::default();
        let slow = queue.push("slow".into(), review());
        queue.next();
        queue.push("quick".into(), review());
        assert_eq!(queue.give_up().map(|request| request.id), Some(slow));
        assert_eq!(queue.answered(slow), None, "a late answer is nobody's");
        assert_eq!(queue.next().map(|sent| sent.text.as_str()), Some("quick"));
    }
}
