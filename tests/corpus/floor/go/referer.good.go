// CWE-601
package web

import "net/http"

func SetTheme(w http.ResponseWriter, r *http.Request) {
	http.SetCookie(w, &http.Cookie{Name: "theme", Value: "dark", Path: "/", Secure: true, HttpOnly: true})
	back := "/settings"
	if r.FormValue("back") == "profile" {
		back = "/profile"
	}
	http.Redirect(w, r, back, http.StatusSeeOther)
}
