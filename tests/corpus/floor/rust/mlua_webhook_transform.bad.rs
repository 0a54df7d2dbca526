// CWE-94
use axum::{extract::State, http::StatusCode, Json};
use mlua::{Lua, LuaSerdeExt, Value};
use serde::Deserialize;
use serde_json::Value as JsonValue;
use std::collections::HashMap;
use std::sync::Arc;

pub struct Transforms {
    pub scripts: HashMap<String, String>,
}

#[derive(Deserialize)]
pub struct Job {
    transform: String,
    payload: JsonValue,
}

pub async fn transform(
    State(state): State<Arc<Transforms>>,
    Json(job): Json<Job>,
) -> Result<Json<JsonValue>, StatusCode> {
    let lua = Lua::new();
    let run = || -> mlua::Result<JsonValue> {
        lua.globals().set("event", lua.to_value(&job.payload)?)?;
        if let Some(prelude) = state.scripts.get("prelude") {
            lua.load(prelude.as_str()).exec()?;
        }
        let out: Value = lua.load(job.transform.as_str()).eval()?;
        lua.from_value(out)
    };
    run().map(Json).map_err(|err| {
        tracing::warn!(%err, "transform failed");
        StatusCode::UNPROCESSABLE_ENTITY
    })
}
