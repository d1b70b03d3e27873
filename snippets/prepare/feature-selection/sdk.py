# --8<-- [start:train]
from sklearn.datasets import load_breast_cancer
from sklearn.decomposition import PCA
from sklearn.feature_selection import RFE, SelectFromModel, SelectKBest
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

X, y = load_breast_cancer(return_X_y=True, as_frame=True)
lasso = LogisticRegression(l1_ratio=1, C=0.1, solver="liblinear", random_state=0)
steps = {
    "all 30": "passthrough",
    "filter": SelectKBest(k=8),
    "wrapper": RFE(LogisticRegression(), n_features_to_select=8),
    "embedded": SelectFromModel(lasso),
    "PCA": PCA(n_components=8),
}
for name, step in steps.items():
    model = make_pipeline(StandardScaler(), step, LogisticRegression())
    score = cross_val_score(model, X, y, cv=5).mean()
    print(f"{name}: accuracy {score:.3f}, {model.fit(X, y)[-1].coef_.size} columns")
    #> all 30: accuracy 0.981, 30 columns
    #> filter: accuracy 0.954, 8 columns
    #> wrapper: accuracy 0.963, 8 columns
    #> embedded: accuracy 0.967, 8 columns
    #> PCA: accuracy 0.974, 8 columns
# --8<-- [end:train]

# --8<-- [start:plot]
import matplotlib.pyplot as plt

figure, axes = plt.subplots(figsize=(6, 2.8))
for label, table in {
    "scaled": StandardScaler().fit_transform(X),
    "as it is": X,
}.items():
    share = PCA().fit(table).explained_variance_ratio_[:10].cumsum()
    axes.plot(range(1, 11), share, marker="o", label=label)
axes.set(xlabel="components", ylabel="explained variance", ylim=(0, 1.05))
axes.legend(loc="lower right")
figure.savefig("pca.svg")
# --8<-- [end:plot]
