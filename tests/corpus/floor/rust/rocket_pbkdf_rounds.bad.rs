// CWE-916
use pbkdf2::pbkdf2_hmac;
use rand::{rngs::OsRng, RngCore};
use rocket::{form::Form, post, State};
use sha2::Sha256;
use std::num::NonZeroU32;

#[derive(rocket::FromForm)]
struct Registration {
    login: String,
    passphrase: String,
}

pub struct Accounts(pub std::sync::Mutex<Vec<(String, [u8; 16], [u8; 32])>>);

const ROUNDS: u32 = 500;

#[post("/register", data = "<form>")]
fn register(form: Form<Registration>, accounts: &State<Accounts>) -> &'static str {
    let mut salt = [0u8; 16];
    OsRng.fill_bytes(&mut salt);
    let mut key = [0u8; 32];
    let rounds = NonZeroU32::new(ROUNDS).expect("positive");
    pbkdf2_hmac::<Sha256>(form.passphrase.as_bytes(), &salt, rounds.get(), &mut key);
    accounts.0.lock().unwrap().push((form.login.clone(), salt, key));
    "ok"
}
