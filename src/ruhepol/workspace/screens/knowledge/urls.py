"""Addresses of articles."""

from django.urls import path

from ruhepol.workspace.screens.knowledge import (
    arranging,
    categories,
    files,
    health,
    pictures,
    reviews,
    versions,
    views,
    wishes,
    wordings,
)

urlpatterns = [
    path("knowledge/", views.articles, name="articles"),
    path("knowledge/new/", views.new_article, name="new-article"),
    path("knowledge/preview/<str:language>/", views.preview, name="preview"),
    path("knowledge/from-html/", views.from_html, name="from-html"),
    path("knowledge/wishes/", wishes.wishes, name="wishes"),
    path("knowledge/wishes/<int:gap_id>/dismiss/", wishes.dismiss, name="dismiss-wish"),
    path("knowledge/health/", health.health, name="article-health"),
    path("knowledge/health/<int:overlap_id>/", health.compare, name="compare-articles"),
    path("knowledge/wishes/questions/<int:missing_id>/draft/", wishes.draft, name="draft-answer"),
    path("knowledge/wishes/questions/<int:missing_id>/dismiss/", wishes.settle, name="dismiss-question"),
    path("knowledge/health/<int:overlap_id>/dismiss/", health.dismiss, name="dismiss-overlap"),
    path("knowledge/health/<int:overlap_id>/keep/<int:article_id>/", health.keep, name="keep-article"),
    path("knowledge/<int:article_id>/still-right/", health.confirm, name="confirm-article"),
    path("knowledge/categories/", categories.categories, name="categories"),
    path("knowledge/categories/new/", categories.new_category, name="new-category"),
    path("knowledge/categories/<slug:slug>/", categories.category, name="category"),
    path("knowledge/categories/<slug:slug>/delete/", categories.delete, name="delete-category"),
    path("knowledge/categories/<slug:slug>/order/", arranging.order, name="category-order"),
    path("knowledge/categories/<slug:slug>/sections/", arranging.new_section, name="new-section"),
    path("knowledge/categories/<slug:slug>/sections/<int:section_id>/", arranging.section, name="section"),
    path("knowledge/<int:article_id>/files/", files.add, name="add-files"),
    path("knowledge/<int:article_id>/files/<int:file_id>/remove/", files.remove, name="remove-file"),
    path("knowledge/<int:article_id>/review/", reviews.ask, name="ask-review"),
    path("knowledge/<int:article_id>/review/<int:review_id>/", reviews.decide, name="decide-review"),
    path("knowledge/<int:article_id>/", views.article, name="article"),
    path("knowledge/<int:article_id>/archive/", views.archive, name="archive-article"),
    path("knowledge/<int:article_id>/images/", pictures.add, name="add-pictures"),
    path("knowledge/<int:article_id>/images/<int:image_id>/remove/", pictures.remove, name="remove-picture"),
    path("knowledge/<int:article_id>/wordings/<int:wording_id>/drop/", wordings.drop, name="drop-wording"),
    path("knowledge/<int:article_id>/<str:language>/versions/", versions.versions, name="versions"),
    path(
        "knowledge/<int:article_id>/<str:language>/versions/<int:number>/restore/",
        versions.restore,
        name="restore-version",
    ),
]
