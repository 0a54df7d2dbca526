package inventory

import (
	"context"
	"net/http"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"
	"github.com/jmoiron/sqlx"
)

type Asset struct {
	ID    int64  `db:"id" json:"id"`
	Name  string `db:"name" json:"name"`
	Owner string `db:"owner" json:"owner"`
}

type AssetFilter struct {
	Owner string
	Tags  []string
	Limit int
}

type AssetRepo struct {
	db *sqlx.DB
}

func (r *AssetRepo) List(ctx context.Context, f AssetFilter) ([]Asset, error) {
	var sb strings.Builder
	var args []any
	sb.WriteString("SELECT id, name, owner FROM assets WHERE deleted_at IS NULL")
	if f.Owner != "" {
		sb.WriteString(" AND owner = ?")
		args = append(args, f.Owner)
	}
	for _, tag := range f.Tags {
		sb.WriteString(" AND tags LIKE ?")
		args = append(args, "%"+tag+"%")
	}
	sb.WriteString(" LIMIT " + strconv.Itoa(f.Limit))
	var out []Asset
	err := r.db.SelectContext(ctx, &out, r.db.Rebind(sb.String()), args...)
	return out, err
}

type AssetHandler struct {
	repo *AssetRepo
}

func (h *AssetHandler) Register(rg *gin.RouterGroup) {
	rg.GET("/assets", h.list)
}

func (h *AssetHandler) list(c *gin.Context) {
	limit, err := strconv.Atoi(c.DefaultQuery("limit", "50"))
	if err != nil || limit > 200 {
		limit = 50
	}
	f := AssetFilter{Owner: c.Query("owner"), Tags: c.QueryArray("tag"), Limit: limit}
	assets, err := h.repo.List(c.Request.Context(), f)
	if err != nil {
		c.JSON(http.StatusInternalServerError, gin.H{"error": "could not list assets"})
		return
	}
	c.JSON(http.StatusOK, assets)
}
