use super::{Refused, Store};

/// The tab's localStorage.
///
/// By web-sys, because gloo's own storage panics where the browser refuses, and a refusal is a state that we show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Browser;

impl Browser {
    fn storage() -> Result<web_sys::Storage, Refused> {
        gloo::utils::window().local_storage().ok().flatten().ok_or(Refused::Denied)
    }
}

impl Store for Browser {
    fn get(&self, key: &str) -> Result<Option<String>, Refused> {
        Self::storage()?.get_item(key).map_err(|_| Refused::Denied)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Refused> {
        Self::storage()?.set_item(key, text).map_err(|_| Refused::Full)
    }

    fn remove(&self, key: &str) -> Result<(), Refused> {
        Self::storage()?.remove_item(key).map_err(|_| Refused::Denied)
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, Refused> {
        let storage = Self::storage()?;
        let length = storage.length().map_err(|_| Refused::Denied)?;
        let keys = (0..length).filter_map(|at| storage.key(at).ok().flatten());
        Ok(keys.filter(|key| key.starts_with(prefix)).collect())
    }
}
