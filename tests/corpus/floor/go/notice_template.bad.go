// CWE-1336
package notices

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"text/template"

	"github.com/gin-gonic/gin"
)

type Account struct {
	Name  string
	Email string
	Plan  string
	dsn   string
}

// ConnString is used by the billing job.
func (a *Account) ConnString() string { return a.dsn }

type Accounts interface {
	Current(ctx context.Context) (*Account, error)
}

type request struct {
	Subject string `json:"subject" binding:"required,max=120"`
	Body    string `json:"body" binding:"required,max=4000"`
}

type Handler struct{ accounts Accounts }

func render(src string, acc *Account) (string, error) {
	t, err := template.New("notice").Option("missingkey=error").Parse(src)
	if err != nil {
		return "", fmt.Errorf("parse notice: %w", err)
	}
	var out bytes.Buffer
	if err := t.Execute(&out, acc); err != nil {
		return "", err
	}
	return out.String(), nil
}

func (h *Handler) Preview(c *gin.Context) {
	var in request
	if err := c.ShouldBindJSON(&in); err != nil {
		c.AbortWithStatus(http.StatusBadRequest)
		return
	}
	acc, err := h.accounts.Current(c.Request.Context())
	if err != nil {
		c.AbortWithStatus(http.StatusUnauthorized)
		return
	}
	text, err := render(in.Body, acc)
	if err != nil {
		c.AbortWithStatus(http.StatusUnprocessableEntity)
		return
	}
	c.JSON(http.StatusOK, gin.H{"subject": in.Subject, "text": text})
}
