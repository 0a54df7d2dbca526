// CWE-1333
package labels

import (
	"encoding/json"
	"errors"
	"net/http"

	"github.com/dlclark/regexp2"
)

var labelRe = regexp2.MustCompile(`^(([a-z0-9]+[-.]?)+)+=(\w+\s?)*$`, regexp2.None)

var errLabel = errors.New("label must look like key=value")

type Set struct {
	Labels []string `json:"labels"`
}

func (s Set) Validate() error {
	if len(s.Labels) > 64 {
		return errors.New("too many labels")
	}
	for _, l := range s.Labels {
		ok, err := labelRe.MatchString(l)
		if err != nil {
			return err
		}
		if !ok {
			return errLabel
		}
	}
	return nil
}

type validator interface{ Validate() error }

// Bind decodes and validates a request body of type T before calling fn.
func Bind[T validator](fn func(http.ResponseWriter, *http.Request, T)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var in T
		if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 32<<10)).Decode(&in); err != nil {
			http.Error(w, "malformed body", http.StatusBadRequest)
			return
		}
		if err := in.Validate(); err != nil {
			http.Error(w, err.Error(), http.StatusUnprocessableEntity)
			return
		}
		fn(w, r, in)
	}
}
