package notices

import (
	"bytes"
	"context"
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
	Message string `json:"message" binding:"required,max=4000"`
}

var notice = template.Must(template.New("notice").Parse(
	"Dear {{ .Name }},\n\n{{ .Message }}\n\nYour plan: {{ .Plan }}\n"))

type Handler struct{ accounts Accounts }

func render(message string, acc *Account) (string, error) {
	var out bytes.Buffer
	err := notice.Execute(&out, struct{ Name, Plan, Message string }{acc.Name, acc.Plan, message})
	if err != nil {
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
	text, err := render(in.Message, acc)
	if err != nil {
		c.AbortWithStatus(http.StatusUnprocessableEntity)
		return
	}
	c.JSON(http.StatusOK, gin.H{"subject": in.Subject, "text": text})
}
