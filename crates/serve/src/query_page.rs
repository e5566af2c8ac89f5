//! The page on which people write queries.

use crate::site::Site;
use axum::http::{HeaderMap, Uri};
use axum::response::{Html, IntoResponse, Response};
use maud::{DOCTYPE, html};

/// A form for a query, which works without any script.
pub(crate) fn query_page(_site: &Site, _headers: &HeaderMap, _uri: &Uri) -> Response {
    let page = html! {
        (DOCTYPE)
        html { body { form action="/sparql" { textarea name="query" {} button { "▶" } } } }
    };
    Html(page.into_string()).into_response()
}
