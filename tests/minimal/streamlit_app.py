"""The least that a page with one slider and one chart can be: what ours is held to."""

import numpy as np
import plotly.graph_objects as go
import streamlit as st

rate = st.slider("Rate", 0.0, 1.0, 0.2, 0.01, key="rate")
x = np.linspace(-2, 2, 200)
figure = go.Figure(go.Scatter(x=x, y=rate * x**2))
figure.update_layout(title=f"rate = {rate:.2f}", height=420, yaxis_range=[0, 4])
st.plotly_chart(figure, key="chart")
