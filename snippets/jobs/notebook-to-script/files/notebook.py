# %%
import pandas as pd

frame = pd.read_csv("files/diabetes.csv")
frame.head()

# %%
frame.describe()

# %%
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split

features = frame.drop(columns="progression")
X_train, X_test, y_train, y_test = train_test_split(features, frame["progression"])
model = Ridge(alpha=0.5).fit(X_train, y_train)

# %%
model.score(X_test, y_test)
