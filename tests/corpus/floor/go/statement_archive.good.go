package statements

import (
	"context"
	"os"
	"path"
	"time"

	"github.com/cloudwego/hertz/pkg/app"
	"github.com/cloudwego/hertz/pkg/protocol/consts"
)

type Archive struct {
	dir string
}

func (a *Archive) file(month string) string {
	return path.Join(a.dir, month+".pdf")
}

func (a *Archive) Show(ctx context.Context, c *app.RequestContext) {
	month := string(c.QueryArgs().Peek("month"))
	if _, err := time.Parse("2006-01", month); err != nil {
		c.SetStatusCode(consts.StatusBadRequest)
		return
	}
	data, err := os.ReadFile(a.file(month))
	if err != nil {
		c.SetStatusCode(consts.StatusNotFound)
		return
	}
	c.Data(consts.StatusOK, "application/pdf", data)
}
