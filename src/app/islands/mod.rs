//! The parts of a page that react to the learner. Prerendering makes them too, as they are for one who comes for the
//! first time.

pub mod desk;
pub mod home;
pub mod marks;
pub mod practice;
pub mod progress;
pub mod reading;
pub mod site;
